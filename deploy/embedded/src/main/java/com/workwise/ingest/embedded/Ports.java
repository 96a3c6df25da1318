package com.workwise.ingest.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of 127.0.0.1. */
public final class Ports {

    static final String HOST = "127.0.0.1";

    /**
     * Below what systems hand out for outgoing connections: else a client that tries again and again to reach a service
     * that is away would one day take its port, or connect to itself.
     */
    private static final int FIRST = 15_000;

    private static final int LAST = 32_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /** One that stays free while the service that asked for it is away. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailed("there is no free port from " + FIRST + " to " + LAST, null);
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
        if (!isFree(port)) {
            throw new PortTaken(service, port);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: connections of a former run that linger in TIME_WAIT are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
