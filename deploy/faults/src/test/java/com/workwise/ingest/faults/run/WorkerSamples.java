package com.workwise.ingest.faults.run;

import java.time.Duration;
import java.util.OptionalDouble;

/** How much the workers hold on to, sampled while they run. */
public final class WorkerSamples implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Scene scene;
    private final Thread thread = new Thread(this::run, "worker-samples");
    private volatile double mostHeap;
    private volatile double mostInFlight;
    private volatile double mostAcquired;
    private volatile boolean stopped;

    WorkerSamples(Scene scene) {
        this.scene = scene;
        thread.start();
    }

    private void run() {
        while (!stopped) {
            for (JarProcess worker : scene.workers()) {
                if (worker.isAlive()) {
                    sample(worker);
                }
            }
            Wait.pause(INTERVAL);
        }
    }

    private void sample(JarProcess worker) {
        Metrics metrics = worker.metrics();
        mostHeap = Math.max(
                mostHeap, metrics.sum("jvm_memory_used_bytes", "area=\"heap\"").orElse(0));
        mostInFlight = Math.max(mostInFlight, inFlight(metrics).orElse(0));
        mostAcquired = Math.max(mostAcquired, acquired(metrics).orElse(0));
    }

    public static OptionalDouble acquired(Metrics metrics) {
        return metrics.sum("r2dbc_pool_acquired_connections", "");
    }

    public static OptionalDouble inFlight(Metrics metrics) {
        return metrics.sum("ingest_in_flight_bytes", "");
    }

    /** In bytes, of one worker, garbage included. */
    public double mostHeap() {
        return mostHeap;
    }

    /** In bytes, of one worker. */
    public double mostInFlight() {
        return mostInFlight;
    }

    /** Connections, of one worker. */
    public double mostAcquired() {
        return mostAcquired;
    }

    @Override
    public void close() {
        stopped = true;
        Wait.forEnd(thread);
    }
}
