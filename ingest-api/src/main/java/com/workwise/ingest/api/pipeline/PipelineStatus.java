package com.workwise.ingest.api.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param lag records that wait, by topic, and for the ledger; null = the broker does not answer
 * @param lagError why it is not known
 * @param deadLetters unresolved ones by state
 */
record PipelineStatus(
        @Nullable Map<String, Long> lag,
        @Nullable String lagError,
        List<Worker> workers,
        Map<String, Long> deadLetters) {

    /**
     * @param alive heard of within the last half minute
     * @param circuit of the breaker to the database
     */
    record Worker(
            UUID id,
            String name,
            Instant startedAt,
            Instant seenAt,
            boolean alive,
            String circuit,
            @Nullable Instant circuitOpenedAt,
            double recordsPerSecond,
            long inFlightBytes) {}
}
