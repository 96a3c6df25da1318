package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.Ports;
import com.workwise.ingest.testsupport.Network.Weather;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Passes TCP on to 127.0.0.1:target, or does to it what a bad network does. */
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final Network network = new Network();
    private final Collection<Link> links = new ConcurrentLinkedQueue<>();
    private final InetSocketAddress address;
    private final int target;
    private ServerSocket listener;
    private Thread acceptor;

    private TcpProxy(InetSocketAddress address, int target) throws IOException {
        this.address = address;
        this.target = target;
        this.listener = listen();
        this.acceptor = Thread.ofVirtual().start(accepting(listener));
    }

    /** @param target a port of 127.0.0.1, where nobody needs to listen yet */
    public static TcpProxy before(int target) {
        try {
            return new TcpProxy(new InetSocketAddress(loopback(), Ports.free()), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On 127.0.0.1; the same for as long as the proxy lives. */
    public int port() {
        return address.getPort();
    }

    /** New connections pass, and so does what {@link #stall} held back; what a hole has swallowed stays dead. */
    public synchronized void pass() {
        network.becomes(Weather.PASS);
        answerAgain();
    }

    /**
     * The bytes of existing and new connections vanish. Nothing is closed, and what was connected stays dead for ever, as
     * behind a firewall that forgot it: neither side even hears that the other hung up.
     */
    public synchronized void hole() {
        // Before the weather changes, because that wakes what waits in a stall.
        links.forEach(Link::die);
        network.becomes(Weather.HOLE);
        answerAgain();
    }

    /** Bytes wait, and are delivered after {@link #pass()}. */
    public synchronized void stall() {
        network.becomes(Weather.STALL);
        answerAgain();
    }

    /** Each chunk is late by a random time, and all stay in order. The rate is not limited. */
    public synchronized void latency(Duration min, Duration max) {
        network.becomesSlow(min, max);
        answerAgain();
    }

    /** Existing connections are closed and new ones are refused, as by a machine on which nobody listens. */
    public synchronized void refuse() {
        try {
            listener.close();
            // Only when nobody waits on it any more does the system close it.
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a proxy stopped to listen", e);
        }
        closeAll(Link::close);
        network.becomes(Weather.REFUSE);
    }

    /** Existing connections end with a RST, and new ones as soon as they are made, until {@link #pass()}. */
    public synchronized void reset() {
        closeAll(Link::reset);
        network.becomes(Weather.RESET);
        answerAgain();
    }

    /** In bytes, of both directions: the proof that a hole took effect. */
    public long swallowed() {
        return network.swallowed();
    }

    /** Those that are open as the clients see it. */
    public int connections() {
        links.removeIf(Link::isClosed);
        return (int) links.stream().filter(Link::isOpen).count();
    }

    @Override
    public synchronized void close() {
        refuse();
    }

    private void closeAll(Consumer<Link> end) {
        links.forEach(end);
        links.removeIf(Link::isClosed);
    }

    private void answerAgain() {
        if (!listener.isClosed()) {
            return;
        }
        try {
            listener = listen();
            acceptor = Thread.ofVirtual().start(accepting(listener));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address, BACKLOG);
        return socket;
    }

    private Runnable accepting(ServerSocket socket) {
        return () -> {
            try {
                while (true) {
                    Socket client = socket.accept();
                    Thread.ofVirtual().start(() -> link(client));
                }
            } catch (IOException closed) {
                return;
            }
        };
    }

    private void link(Socket client) {
        Weather weather = network.weather();
        if (weather == Weather.HOLE) {
            adopt(new Link(network, client, null), weather);
            return;
        }
        try {
            adopt(new Link(network, client, new Socket(loopback(), target)), weather);
        } catch (IOException nobodyListens) {
            new Link(network, client, null).reset();
        }
    }

    /** The weather may have changed while the target was being connected. */
    private synchronized void adopt(Link link, Weather weather) {
        Weather now = network.weather();
        switch (now) {
            case REFUSE -> link.close();
            case RESET -> link.reset();
            case HOLE, PASS, STALL -> {
                if (now == Weather.HOLE || weather == Weather.HOLE) {
                    link.die();
                }
                links.add(link);
                link.start();
            }
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
