package com.workwise.ingest.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** One direction of a link. What was read waits in a short queue for its time to arrive, so that a delay costs no rate. */
final class Pump {

    private static final int CHUNK = 16 * 1024;

    /** As much as a network holds; then the sender must wait. */
    private static final int IN_FLIGHT = 256;

    private record Chunk(byte[] bytes, long arrival) {}

    private final BlockingQueue<Chunk> inFlight = new ArrayBlockingQueue<>(IN_FLIGHT);
    private final Link link;
    private final Network network;
    private final Socket from;
    private final Socket to;
    private final Thread reader = Thread.ofVirtual().unstarted(() -> runOrBreak(this::read));
    private final Thread writer = Thread.ofVirtual().unstarted(() -> runOrBreak(this::write));
    private volatile boolean ended;

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    Pump(Link link, Network network, Socket from, Socket to) {
        this.link = link;
        this.network = network;
        this.from = from;
        this.to = to;
    }

    void start() {
        reader.start();
        writer.start();
    }

    void interrupt() {
        reader.interrupt();
        writer.interrupt();
    }

    boolean hasEnded() {
        return ended;
    }

    private void runOrBreak(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            ended = true;
            link.broken();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK];
        InputStream in = from.getInputStream();
        long arrival = System.nanoTime();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            arrival = network.arrivalAfter(arrival);
            inFlight.put(new Chunk(Arrays.copyOf(buffer, read), arrival));
        }
        // An empty chunk is the end of the stream: it waits behind the bytes before it.
        inFlight.put(new Chunk(new byte[0], network.arrivalAfter(arrival)));
    }

    private void write() throws IOException, InterruptedException {
        while (true) {
            Chunk chunk = inFlight.take();
            network.awaitArrival(chunk.arrival, this::isLost);
            boolean end = chunk.bytes.length == 0;
            if (link.isDead()) {
                network.swallow(chunk.bytes.length);
            } else if (end) {
                to.shutdownOutput();
            } else {
                to.getOutputStream().write(chunk.bytes);
            }
            if (end) {
                ended = true;
                link.ended();
                return;
            }
        }
    }

    private boolean isLost() {
        return link.isDead() || link.isClosed();
    }
}
