package com.workwise.ingest.standalone;

import com.workwise.ingest.embedded.PortTaken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looked at before anything is started, so that a taken port costs no time and leaves nothing behind. */
final class HttpPorts {

    private HttpPorts() {}

    static void check(Options options) {
        check(PortOptions.API, options.httpPort());
        check(PortOptions.MANAGEMENT, options.managementPort());
    }

    static String service(int port, Options options) {
        return port == options.managementPort() ? PortOptions.MANAGEMENT : PortOptions.API;
    }

    private static void check(String service, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException e) {
            throw new PortTaken(service, port);
        }
    }
}
