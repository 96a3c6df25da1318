package com.workwise.ingest.api.batches;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of a batch so far.
 *
 * @param items how many the request had
 * @param refused at the edge, each named in the answer to the request
 * @param pending accepted and without an outcome yet
 */
record BatchState(
        UUID batchId,
        State state,
        Instant receivedAt,
        int items,
        int accepted,
        int refused,
        long pending,
        Outcomes outcomes) {

    enum State {
        @JsonProperty("processing")
        PROCESSING,
        @JsonProperty("complete")
        COMPLETE,
        /** The client was told that the broker did not acknowledge every item; pending ones may never come. */
        @JsonProperty("failed")
        FAILED
    }

    /** How many items ended in which way; an item has at most one outcome. */
    record Outcomes(long inserted, long updated, long unchanged, long superseded, long rejected, long deadLettered) {

        long total() {
            return inserted + updated + unchanged + superseded + rejected + deadLettered;
        }
    }

    static BatchState of(
            UUID batch, Instant receivedAt, boolean publishingFailed, int items, int accepted, Outcomes outcomes) {
        long pending = Math.max(0, accepted - outcomes.total());
        State state = pending == 0 ? State.COMPLETE : publishingFailed ? State.FAILED : State.PROCESSING;
        return new BatchState(batch, state, receivedAt, items, accepted, items - accepted, pending, outcomes);
    }
}
