package com.workwise.ingest.api.batches;

import com.workwise.ingest.api.Submission;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements on {@code ingest_batches}. The worker may have made a batch's row before us. */
final class BatchRows {

    private static final String COLUMNS = """
            INSERT INTO ingest_batches (id, client, items, accepted, received_at, failed_at,
                                        inserted, updated, unchanged, superseded, rejected, dead_lettered)
            SELECT $1, $2, $3, $4, $5, %s, none, none, none, none, none, none
            FROM (SELECT repeat('0', $3)::bit varying AS none) zeros
            ON CONFLICT (id) %s""";

    private static final String INSERT = COLUMNS.formatted("NULL", "DO NOTHING");

    private static final String MARK_FAILED =
            COLUMNS.formatted("now()", "DO UPDATE SET failed_at = excluded.failed_at");

    private static final String SELECT = """
            SELECT items, accepted, received_at, failed_at,
                   bit_count(inserted) AS inserted, bit_count(updated) AS updated, bit_count(unchanged) AS unchanged,
                   bit_count(superseded) AS superseded, bit_count(rejected) AS rejected,
                   bit_count(dead_lettered) AS dead_lettered
            FROM ingest_batches WHERE id = $1""";

    private BatchRows() {}

    static Mono<Long> insert(Connection connection, Submission submission) {
        return rows(bind(connection.createStatement(INSERT), submission));
    }

    static Mono<Long> markFailed(Connection connection, Submission submission) {
        return rows(bind(connection.createStatement(MARK_FAILED), submission));
    }

    static Mono<BatchState> find(Connection connection, UUID batch) {
        return Flux.from(connection.createStatement(SELECT).bind("$1", batch).execute())
                .concatMap(result -> result.map(row -> state(batch, row)))
                .singleOrEmpty();
    }

    private static Statement bind(Statement statement, Submission submission) {
        return statement
                .bind("$1", submission.batch())
                .bind("$2", submission.client())
                .bind("$3", submission.items())
                .bind("$4", submission.accepted().size())
                .bind("$5", submission.receivedAt());
    }

    private static Mono<Long> rows(Statement statement) {
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
    }

    private static BatchState state(UUID batch, Readable row) {
        return BatchState.of(
                batch,
                required(row.get("received_at", Instant.class)),
                row.get("failed_at", Instant.class) != null,
                required(row.get("items", Integer.class)),
                required(row.get("accepted", Integer.class)),
                new BatchState.Outcomes(
                        required(row.get("inserted", Long.class)),
                        required(row.get("updated", Long.class)),
                        required(row.get("unchanged", Long.class)),
                        required(row.get("superseded", Long.class)),
                        required(row.get("rejected", Long.class)),
                        required(row.get("dead_lettered", Long.class))));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a column that is never null was");
        }
        return value;
    }
}
