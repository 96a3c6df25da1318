package com.workwise.ingest.api.traces;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param complete false = the topic is too long to have been read within the time allowed, or does not answer: versions
 *     may be missing that came before those shown
 * @param events in time order
 */
record Trace(String externalId, boolean complete, List<Event> events) {

    /**
     * @param kind accepted (a version on Kafka), failed, replaying, resolved, discarded, restored (a dead letter), row
     * @param detail by kind
     */
    record Event(Instant at, String kind, Object detail) {}

    /** @param outcome of an item of an HTTP batch; null = none yet, or no such item */
    record Accepted(
            String topic,
            int partition,
            long offset,
            @Nullable Instant observedAt,
            int bytes,
            boolean tombstone,
            @Nullable String batchId,
            @Nullable Integer batchIndex,
            @Nullable String client,
            @Nullable String requestId,
            @Nullable String outcome) {}
}
