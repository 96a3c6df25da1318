package com.workwise.ingest.api.deadletters.discard;

import static com.workwise.ingest.api.Sql.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An act of discarding, as clients see it.
 *
 * @param state discarded or restored
 */
record Discard(
        UUID id,
        String state,
        String actor,
        String reason,
        int total,
        Instant createdAt,
        @Nullable String restoredBy,
        @Nullable Instant restoredAt,
        JsonNode selection) {

    static final String COLUMNS = """
            id, seq, state, actor, reason, total, created_at, restored_by, restored_at, selection::text AS selection""";

    static Discard of(Readable row) {
        return new Discard(
                required(row, "id", UUID.class),
                required(row, "state", String.class),
                required(row, "actor", String.class),
                required(row, "reason", String.class),
                required(row, "total", Integer.class),
                required(row, "created_at", Instant.class),
                row.get("restored_by", String.class),
                row.get("restored_at", Instant.class),
                JsonMapper.shared().readTree(required(row, "selection", String.class)));
    }
}
