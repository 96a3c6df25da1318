package com.workwise.ingest.api.deadletters.replay;

import static com.workwise.ingest.api.Sql.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code replays}. */
record ReplayRow(
        UUID id,
        long seq,
        ReplayState state,
        @Nullable String stateReason,
        String targetTopic,
        String actor,
        String requestId,
        @Nullable String reason,
        JsonNode selection,
        JsonNode edits,
        int rate,
        boolean canary,
        double maxFailureShare,
        int total,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant judgedSince,
        int judgedPassed,
        int judgedFailed) {

    static final String COLUMNS = """
            id, seq, state, state_reason, target_topic, actor, request_id, reason, selection::text AS selection,
            edits::text AS edits, rate, canary, max_failure_share, total, created_at, approved_by, started_at, ended_at,
            judged_since, judged_passed, judged_failed""";

    private static final JsonMapper JSON = JsonMapper.shared();

    static ReplayRow of(Readable row) {
        return new ReplayRow(
                required(row, "id", UUID.class),
                required(row, "seq", Long.class),
                ReplayState.of(required(row, "state", String.class)),
                row.get("state_reason", String.class),
                required(row, "target_topic", String.class),
                required(row, "actor", String.class),
                required(row, "request_id", String.class),
                row.get("reason", String.class),
                JSON.readTree(required(row, "selection", String.class)),
                JSON.readTree(required(row, "edits", String.class)),
                required(row, "rate", Integer.class),
                required(row, "canary", Boolean.class),
                // A real is shown as it was written.
                Double.parseDouble(
                        required(row, "max_failure_share", Float.class).toString()),
                required(row, "total", Integer.class),
                required(row, "created_at", Instant.class),
                row.get("approved_by", String.class),
                row.get("started_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("judged_since", Instant.class),
                required(row, "judged_passed", Integer.class),
                required(row, "judged_failed", Integer.class));
    }
}
