package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.WorkerMetrics;

/** Compares what the worker says it did with what there was to do. */
final class Outcomes {

    private Outcomes() {}

    static void verify(String name, Phase phase, long records, WorkerMetrics.Reading reading) {
        boolean right = switch (phase) {
            case INSERTS ->
                count(reading, "inserted") + count(reading, "updated") + count(reading, "superseded") == records;
            case UPDATES -> count(reading, "updated") == records;
            case UNCHANGED -> count(reading, "unchanged") == records;
        };
        if (!right || reading.settled() != records) {
            throw new WrongResult(name + " of " + records + " records had these outcomes: " + reading.outcomes());
        }
    }

    private static long count(WorkerMetrics.Reading reading, String outcome) {
        return reading.outcomes().getOrDefault(outcome, 0L);
    }
}
