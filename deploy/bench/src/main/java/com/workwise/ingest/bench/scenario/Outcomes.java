package com.workwise.ingest.bench.scenario;

import java.util.Map;
import java.util.stream.Stream;

/** What the worker says it did. */
final class Outcomes {

    private Outcomes() {}

    static long sum(Map<String, Long> outcomes, String... names) {
        return Stream.of(names)
                .mapToLong(name -> outcomes.getOrDefault(name, 0L))
                .sum();
    }

    static void require(Measurement measurement, boolean right) {
        if (!right) {
            throw new WrongResult(measurement.name() + " had the wrong outcomes: " + measurement.outcomes());
        }
    }
}
