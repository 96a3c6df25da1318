package com.workwise.ingest.api.deadletters.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A replay as clients see it.
 *
 * @param stateReason why it waits, stopped or ended, for people
 * @param counts letters by what became of them
 * @param outcomes of those that passed
 * @param stage null = no canary, or it is over
 */
record Replay(
        UUID id,
        ReplayState state,
        @Nullable String stateReason,
        String actor,
        @Nullable String reason,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String targetTopic,
        int rate,
        boolean canary,
        double maxFailureShare,
        JsonNode selection,
        JsonNode edits,
        int total,
        Counts counts,
        Map<String, Long> outcomes,
        @Nullable Stage stage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Failures> failures,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Event> history) {

    /**
     * @param sending handed to Kafka, not acknowledged yet
     * @param sent without an outcome yet
     * @param skipped not sent: no longer open, or not editable
     */
    record Counts(long waiting, long sending, long sent, long passed, long failed, long skipped, long cancelled) {

        static Counts of(Map<String, Long> states) {
            return new Counts(
                    states.getOrDefault("waiting", 0L),
                    states.getOrDefault("sending", 0L),
                    states.getOrDefault("sent", 0L),
                    states.getOrDefault("passed", 0L),
                    states.getOrDefault("failed", 0L),
                    states.getOrDefault("skipped", 0L),
                    states.getOrDefault("cancelled", 0L));
        }

        /** That were sent and have no outcome. */
        long outstanding() {
            return sending + sent;
        }

        long begun() {
            return sending + sent + passed + failed;
        }
    }

    /** @param limit how many letters the present step of the canary lets out in all */
    record Stage(long limit) {}

    /** @param code of the failure that letters met again, or why they were skipped */
    record Failures(String code, long count) {}

    record Event(
            Instant at,
            String kind,
            @Nullable String actor,
            @Nullable String requestId,
            JsonNode detail) {}
}
