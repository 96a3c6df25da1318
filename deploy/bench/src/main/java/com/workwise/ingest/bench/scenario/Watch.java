package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.WorkerMetrics;
import com.workwise.ingest.bench.process.WorkerProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks workers how far they are: twenty times a second before their first records and near their last, and seldom between
 * them, because each question costs a worker that has just been started some ten milliseconds.
 */
final class Watch {

    private static final long SHORTEST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 5_000;

    /** Without any progress, start-up included. */
    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();

    private final Crew crew;
    private final Supplier<Cpu> others;
    private long peakHeap;

    record Moment(long nanos, WorkerMetrics.Reading reading, Cpu cpu) {}

    Watch(Crew crew, Supplier<Cpu> others) {
        this.crew = crew;
        this.others = others;
    }

    /** @return when so many records, or more, had an outcome */
    Moment settled(long records) {
        return settled(() -> records);
    }

    /** @param required how many, which may grow meanwhile */
    Moment settled(LongSupplier required) {
        long before = 0;
        long seen = 0;
        long start = System.nanoTime();
        long progress = start;
        while (true) {
            WorkerMetrics.Reading reading = crew.metrics();
            long now = System.nanoTime();
            peakHeap = Math.max(peakHeap, reading.heap());
            long records = required.getAsLong();
            if (reading.settled() >= records) {
                return new Moment(now, reading, others.get().with(WorkerProcess.WORKER, crew.cpu()));
            }
            if (reading.settled() > seen) {
                if (seen == 0) {
                    before = reading.settled();
                    start = now;
                }
                seen = reading.settled();
                progress = now;
            } else if (now - progress > PATIENCE) {
                throw new WrongResult("the worker stopped at " + seen + " of " + records + "; see " + crew.log());
            }
            pause(interval(records - seen, seen - before, now - start));
        }
    }

    /** @param records in that time */
    Measurement between(Moment from, Moment to, String name, String against, long records) {
        return new Measurement(
                name,
                against,
                records,
                (to.nanos() - from.nanos()) / 1e9,
                0,
                to.cpu().since(from.cpu()),
                from.cpu().seconds().getOrDefault(WorkerProcess.WORKER, 0.0),
                crew.peakResident(),
                peakHeap,
                to.reading().outcomes(),
                Map.of());
    }

    /**
     * Half of the time that is left at this pace, and never more than it has been seen for.
     *
     * @param settled records in so many nanoseconds
     */
    static long interval(long left, long settled, long nanos) {
        if (settled == 0) {
            return SHORTEST_MILLIS;
        }
        double millis = nanos / 1e6;
        double wait = Math.min(millis, millis * left / settled / 2);
        return Math.clamp(Math.round(wait), SHORTEST_MILLIS, LONGEST_MILLIS);
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
