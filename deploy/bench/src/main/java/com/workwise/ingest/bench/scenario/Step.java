package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.load.Latencies;
import com.workwise.ingest.bench.load.Schedule;
import com.workwise.ingest.bench.process.Cpu;
import java.util.concurrent.TimeUnit;

/**
 * What became of a schedule. Each time is counted from when the request was due.
 *
 * @param refused requests that were not accepted at once
 * @param answers one of each request
 * @param rows one of each posting, until its row was visible
 * @param last nanoseconds from the start until the last row was visible
 * @param cpu from the start to the last row
 * @param lookMillis as {@link Pipeline#lookMillis}
 */
record Step(Schedule schedule, int refused, Latencies answers, Latencies rows, long last, Cpu cpu, double lookMillis) {

    private static final double LIMIT_MILLIS = 1_000;

    /** A system that is slower than its requests needs longer than this when they end. */
    private static final long DRAIN = TimeUnit.SECONDS.toNanos(2);

    /** Whether the system can be loaded like this: 99 % are rows within a second, and no backlog remains. */
    boolean holds() {
        return refused == 0 && rows.millis(99) < LIMIT_MILLIS && last - schedule.length() <= DRAIN;
    }

    double seconds() {
        return last / 1e9;
    }
}
