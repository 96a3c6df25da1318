package com.workwise.ingest.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
final class Ports {

    static final String HOST = "127.0.0.1";

    private Ports() {}

    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asked before a service starts, because what a service itself says about a taken port is buried in its log.
     *
     * @param port 0 = any free one
     */
    static int choose(String service, int port) {
        if (port == 0) {
            return free();
        }
        requireFree(service, port);
        return port;
    }

    static void requireFree(String service, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: connections of a former run that linger in TIME_WAIT are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
        } catch (IOException e) {
            throw new PortTaken(service, port);
        }
    }
}
