package com.workwise.ingest.bench.scenario;

/**
 * How the steady part of {@link Through} is loaded.
 *
 * @param rate postings a second
 */
public record Pace(int rate, int seconds) {

    public Pace {
        if (rate < 1 || seconds < 1) {
            throw new IllegalArgumentException("a pace must be positive");
        }
    }
}
