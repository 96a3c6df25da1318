package com.workwise.ingest.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes TCP on until it swallows it. A swallowed connection stays dead, as behind a firewall that forgot it. */
final class HoleProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile boolean swallowing;

    private HoleProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static HoleProxy before(int target) {
        try {
            HoleProxy proxy = new HoleProxy(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target);
            Thread.startVirtualThread(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void swallow() {
        swallowing = true;
        links.forEach(link -> link.dead = true);
    }

    /** New connections pass again. */
    void heal() {
        swallowing = false;
    }

    private void accept() {
        try {
            while (true) {
                Link link = new Link(server.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
                link.dead = swallowing;
                links.add(link);
                Thread.startVirtualThread(() -> link.pump(link.client, link.server));
                Thread.startVirtualThread(() -> link.pump(link.server, link.client));
            }
        } catch (IOException closed) {
            links.forEach(Link::close);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static final class Link {

        final Socket client;
        final Socket server;
        volatile boolean dead;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to) {
            byte[] buffer = new byte[16 * 1024];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!dead) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException ended) {
                // As an end of stream.
            }
            if (!dead) {
                close();
            }
        }

        void close() {
            try (client;
                    server) {
                dead = true;
            } catch (IOException ignored) {
                dead = true;
            }
        }
    }
}
