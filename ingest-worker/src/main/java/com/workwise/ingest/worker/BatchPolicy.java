package com.workwise.ingest.worker;

import java.time.Duration;

/**
 * What closes a micro-batch.
 *
 * @param maxRecords how many deliveries at most
 * @param maxAge how long the first delivery of a batch may wait for others
 */
public record BatchPolicy(int maxRecords, Duration maxAge) {

    public BatchPolicy {
        if (maxRecords < 1 || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("a batch needs at least one record and a positive age");
        }
    }
}
