package com.workwise.ingest.api.deadletters.browse;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.HeadersJson;
import com.workwise.ingest.api.deadletters.LetterHeader;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads letters as clients see them. */
final class LetterQueries {

    private static final String ITEM = """
            id, seq, state, stage, class, code, reasons::text AS reasons, source, key_text, attempts, first_failed_at,
            last_failed_at, origin_topic, origin_partition, origin_offset, origin_timestamp, batch_id, client, outcome,
            settled_at, coalesce(octet_length(record_value), 0) AS bytes""";

    private static final String PAGE = "SELECT " + ITEM + " FROM dead_letters WHERE %s ORDER BY seq DESC LIMIT %d";

    private static final String WHOLE = """
            SELECT %s, format, letter_topic, letter_partition, letter_offset, target_topic, worker, request_id,
                batch_index, replay_id, discard_id, record_key, record_value, headers,
                (SELECT reason FROM discards WHERE discards.id = d.discard_id) AS discard_reason
            FROM dead_letters d WHERE %%s""".formatted(ITEM);

    private static final String HISTORY = """
            SELECT at, kind, actor, request_id, detail::text AS detail FROM dead_letter_events
            WHERE letter_id = $1 ORDER BY at, id""";

    private static final JsonMapper JSON = JsonMapper.shared();

    private LetterQueries() {}

    /** An item, and its place in the order. */
    record Placed(long seq, LetterViews.Item item) {}

    /** @return newest first */
    static Mono<List<Placed>> page(Connection connection, Conditions conditions, int limit) {
        String sql = PAGE.formatted(conditions.where(), limit);
        return Sql.query(
                        connection,
                        sql,
                        row -> new Placed(required(row, "seq", Long.class), item(row)),
                        conditions.values())
                .collectList();
    }

    static Mono<LetterViews.Whole> find(Connection connection, UUID id) {
        return history(connection, id)
                .flatMap(history -> Sql.query(connection, WHOLE.formatted("id = $1"), row -> whole(row, history), id)
                        .singleOrEmpty());
    }

    private static Mono<List<LetterViews.Event>> history(Connection connection, UUID id) {
        return Sql.query(connection, HISTORY, LetterQueries::event, id).collectList();
    }

    /** @param ids in the ledger's order; few enough to hold their bytes */
    static Mono<List<LetterViews.Whole>> wholes(Connection connection, UUID... ids) {
        String sql = WHOLE.formatted("id = ANY($1)") + " ORDER BY seq";
        return Sql.query(connection, sql, row -> whole(row, null), (Object) ids).collectList();
    }

    private static LetterViews.Item item(Readable row) {
        long timestamp = required(row, "origin_timestamp", Long.class);
        return new LetterViews.Item(
                required(row, "id", UUID.class),
                required(row, "state", String.class),
                required(row, "stage", String.class),
                required(row, "class", String.class),
                required(row, "code", String.class),
                JSON.readTree(required(row, "reasons", String.class)),
                required(row, "source", String.class),
                row.get("key_text", String.class),
                required(row, "attempts", Integer.class),
                required(row, "first_failed_at", Instant.class),
                required(row, "last_failed_at", Instant.class),
                new LetterViews.Origin(
                        required(row, "origin_topic", String.class),
                        required(row, "origin_partition", Integer.class),
                        required(row, "origin_offset", Long.class),
                        timestamp == 0 ? null : Instant.ofEpochMilli(timestamp)),
                row.get("batch_id", UUID.class),
                row.get("client", String.class),
                row.get("outcome", String.class),
                row.get("settled_at", Instant.class),
                required(row, "bytes", Integer.class));
    }

    private static LetterViews.Whole whole(Readable row, @Nullable List<LetterViews.Event> history) {
        return new LetterViews.Whole(
                item(row),
                required(row, "format", String.class),
                new LetterViews.Place(
                        required(row, "letter_topic", String.class),
                        required(row, "letter_partition", Integer.class),
                        required(row, "letter_offset", Long.class)),
                required(row, "target_topic", String.class),
                row.get("worker", String.class),
                row.get("request_id", String.class),
                row.get("batch_index", Integer.class),
                row.get("replay_id", UUID.class),
                row.get("discard_id", UUID.class),
                row.get("discard_reason", String.class),
                bytes(row.get("record_value", byte[].class)),
                bytes(row.get("record_key", byte[].class)),
                HeadersJson.read(required(row, "headers", byte[].class)).stream()
                        .map(LetterQueries::header)
                        .toList(),
                history);
    }

    private static LetterViews.Event event(Readable row) {
        return new LetterViews.Event(
                required(row, "at", Instant.class),
                required(row, "kind", String.class),
                row.get("actor", String.class),
                row.get("request_id", String.class),
                JSON.readTree(required(row, "detail", String.class)));
    }

    private static LetterViews.HeaderView header(LetterHeader header) {
        LetterViews.Bytes value = bytes(header.value());
        return new LetterViews.HeaderView(header.name(), value.text(), value.base64());
    }

    private static LetterViews.Bytes bytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new LetterViews.Bytes(null, null, 0);
        }
        return new LetterViews.Bytes(
                LetterHeader.utf8(bytes), Base64.getEncoder().encodeToString(bytes), bytes.length);
    }
}
