package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.bench.process.WorkerMetrics;
import com.workwise.ingest.bench.process.WorkerProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks a worker, twenty times a second, how far it is. */
final class Watch {

    private static final int INTERVAL_MILLIS = 50;

    /** Without any progress, start-up included. */
    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();

    private final WorkerProcess worker;
    private final Supplier<Cpu> others;
    private long peakHeap;

    record Moment(long nanos, WorkerMetrics.Reading reading, Cpu cpu) {}

    Watch(WorkerProcess worker, Supplier<Cpu> others) {
        this.worker = worker;
        this.others = others;
    }

    /** @return when so many records, or more, had an outcome */
    Moment settled(long records) {
        long seen = 0;
        long progress = System.nanoTime();
        while (true) {
            WorkerMetrics.Reading reading = worker.metrics();
            long now = System.nanoTime();
            peakHeap = Math.max(peakHeap, reading.heap());
            if (reading.settled() >= records) {
                return new Moment(now, reading, others.get().with(WorkerProcess.WORKER, worker.cpu()));
            }
            if (reading.settled() > seen) {
                seen = reading.settled();
                progress = now;
            } else if (now - progress > PATIENCE) {
                throw new WrongResult("the worker stopped at " + seen + " of " + records + "; see " + worker.log());
            }
            pause();
        }
    }

    /** In bytes. */
    long peakHeap() {
        return peakHeap;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
