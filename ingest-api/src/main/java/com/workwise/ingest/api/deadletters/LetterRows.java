package com.workwise.ingest.api.deadletters;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Reads whole letters, some megabytes at a time. */
public final class LetterRows {

    private static final int PAGE_ROWS = 500;
    private static final long PAGE_BYTES = 4L * 1024 * 1024;

    /** At least one letter, else as many as fit. */
    private static final String PAGE = """
            SELECT %s FROM (
                SELECT page.*, row_number() OVER (ORDER BY seq) AS number,
                    sum(coalesce(octet_length(record_value), 0) + octet_length(headers)) OVER (ORDER BY seq) AS bytes
                FROM (SELECT * FROM dead_letters WHERE %s ORDER BY seq LIMIT %d) page) sized
            WHERE number = 1 OR bytes <= %d
            ORDER BY seq""";

    private LetterRows() {}

    /** @param seq in the ledger's order */
    public record Place(UUID id, long seq) {}

    /** @return the first letters of the conditions, in the ledger's order; empty = there are none */
    public static Mono<List<Letter>> page(Connection connection, Conditions conditions) {
        return read(connection, "*", conditions, LetterRows::letter);
    }

    /** @return all of them: whoever asks has bounded them */
    public static Mono<List<Letter>> all(Connection connection, Conditions conditions) {
        String sql = "SELECT * FROM dead_letters WHERE " + conditions.where() + " ORDER BY seq";
        return Sql.query(connection, sql, LetterRows::letter, conditions.values())
                .collectList();
    }

    /** As {@link #page}, and as many, but only their places. */
    public static Mono<List<Place>> places(Connection connection, Conditions conditions) {
        return read(
                connection,
                "id, seq",
                conditions,
                row -> new Place(required(row, "id", UUID.class), required(row, "seq", Long.class)));
    }

    private static <T> Mono<List<T>> read(
            Connection connection, String columns, Conditions conditions, Function<Readable, T> row) {
        String sql = PAGE.formatted(columns, conditions.where(), PAGE_ROWS, PAGE_BYTES);
        return Sql.query(connection, sql, row, conditions.values()).collectList();
    }

    public static Letter letter(Readable row) {
        return new Letter(
                required(row, "id", UUID.class),
                required(row, "seq", Long.class),
                new Origin(
                        required(row, "origin_topic", String.class),
                        required(row, "origin_partition", Integer.class),
                        required(row, "origin_offset", Long.class),
                        required(row, "origin_timestamp", Long.class)),
                required(row, "attempts", Integer.class),
                row.get("record_key", byte[].class),
                row.get("record_value", byte[].class),
                HeadersJson.read(required(row, "headers", byte[].class)),
                required(row, "target_topic", String.class),
                required(row, "last_failed_at", Instant.class));
    }
}
