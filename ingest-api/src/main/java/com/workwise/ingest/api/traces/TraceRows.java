package com.workwise.ingest.api.traces;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.JobKey;
import com.workwise.ingest.api.Sql;
import com.workwise.ingest.wire.BatchItem;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the database knows of a posting's life. */
final class TraceRows {

    private static final String LETTERS = """
            SELECT e.at, e.kind, (e.detail || jsonb_build_object('deadLetter', e.letter_id, 'actor', e.actor,
                'requestId', e.request_id))::text AS detail
            FROM (SELECT id FROM dead_letters WHERE key_text = $1 ORDER BY seq DESC LIMIT 100) l
            JOIN dead_letter_events e ON e.letter_id = l.id
            ORDER BY e.at, e.id LIMIT 1000""";

    private static final String ROW = """
            SELECT created_at, updated_at, closed_at, observed_at, observed_offset FROM jobs WHERE external_id = $1""";

    /** An item has at most one outcome. */
    private static final String OUTCOME = """
            SELECT CASE 1 WHEN get_bit(inserted, $2) THEN 'inserted' WHEN get_bit(updated, $2) THEN 'updated'
                WHEN get_bit(unchanged, $2) THEN 'unchanged' WHEN get_bit(superseded, $2) THEN 'superseded'
                WHEN get_bit(rejected, $2) THEN 'rejected' WHEN get_bit(dead_lettered, $2) THEN 'deadLettered' END
                AS outcome
            FROM ingest_batches WHERE id = $1 AND $2 < items""";

    private static final JsonMapper JSON = JsonMapper.shared();

    private TraceRows() {}

    static Mono<List<Trace.Event>> letters(Connection connection, JobKey key) {
        return Sql.query(
                        connection,
                        LETTERS,
                        row -> new Trace.Event(
                                required(row, "at", Instant.class),
                                required(row, "kind", String.class),
                                JSON.readTree(required(row, "detail", String.class))),
                        key.value())
                .collectList();
    }

    /** @return its making, its last change, its closing */
    static Mono<List<Trace.Event>> row(Connection connection, JobKey key) {
        return Sql.query(connection, ROW, TraceRows::events, key.value()).next().defaultIfEmpty(List.of());
    }

    static Mono<String> outcome(Connection connection, BatchItem item) {
        return Sql.query(
                        connection,
                        OUTCOME,
                        row -> String.valueOf(row.get("outcome", String.class)),
                        item.batch(),
                        item.index())
                .next()
                .filter(outcome -> !outcome.equals("null"));
    }

    private static List<Trace.Event> events(Readable row) {
        Instant created = required(row, "created_at", Instant.class);
        Instant updated = required(row, "updated_at", Instant.class);
        Instant closed = row.get("closed_at", Instant.class);
        Trace.Event inserted = new Trace.Event(created, "row", Map.of("what", "inserted"));
        if (updated.equals(created)) {
            return List.of(new Trace.Event(created, "row", detail("inserted", row, closed)));
        }
        String what = closed == null ? "updated" : "closed";
        return List.of(inserted, new Trace.Event(updated, "row", detail(what, row, closed)));
    }

    private static Map<String, Object> detail(String what, Readable row, @Nullable Instant closed) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("what", what);
        detail.put("observedAt", required(row, "observed_at", Instant.class));
        detail.put("observedOffset", required(row, "observed_offset", Long.class));
        if (closed != null) {
            detail.put("closedAt", closed);
        }
        return detail;
    }
}
