package com.workwise.ingest.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What was started, stopped in the opposite order: the one shutdown hook calls {@link #close}. */
final class Layers implements AutoCloseable {

    /** Somebody wants to stop while we still start. */
    static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** For one layer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Layer(String name, AutoCloseable content) {}

    private final ReentrantLock starting = new ReentrantLock();
    private final Deque<Layer> layers = new ArrayDeque<>();
    private volatile boolean closed;

    <T extends AutoCloseable> T start(String name, Supplier<T> starter) {
        starting.lock();
        try {
            if (closed) {
                throw new Stopping();
            }
            T content = starter.get();
            layers.push(new Layer(name, content));
            return content;
        } finally {
            starting.unlock();
        }
    }

    boolean isEmpty() {
        return layers.isEmpty();
    }

    /** Waits for what is just starting, so that it is stopped too. */
    @Override
    public void close() {
        closed = true;
        boolean quiet = awaitStart();
        while (!layers.isEmpty()) {
            stop(layers.pop());
        }
        if (quiet) {
            starting.unlock();
        }
    }

    private boolean awaitStart() {
        try {
            return starting.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In a thread of its own: a layer that hangs must not keep the next ones from being stopped. */
    private static void stop(Layer layer) {
        Thread thread = Thread.ofPlatform().daemon().name("stop-" + layer.name).start(() -> {
            try {
                layer.content.close();
            } catch (Exception e) {
                System.err.println(layer.name + " did not stop cleanly: " + e);
            }
        });
        try {
            if (!thread.join(PATIENCE)) {
                System.err.println(layer.name + " did not stop within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
