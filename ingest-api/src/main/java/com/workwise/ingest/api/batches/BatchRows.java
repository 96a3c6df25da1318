package com.workwise.ingest.api.batches;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.Submission;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
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
        return write(connection, INSERT, submission);
    }

    static Mono<Long> markFailed(Connection connection, Submission submission) {
        return write(connection, MARK_FAILED, submission);
    }

    static Mono<BatchState> find(Connection connection, UUID batch) {
        return Sql.query(connection, SELECT, row -> state(batch, row), batch).singleOrEmpty();
    }

    private static Mono<Long> write(Connection connection, String sql, Submission submission) {
        return Sql.update(
                connection,
                sql,
                submission.batch(),
                submission.client(),
                submission.items(),
                submission.accepted().size(),
                submission.receivedAt());
    }

    private static BatchState state(UUID batch, Readable row) {
        return BatchState.of(
                batch,
                required(row, "received_at", Instant.class),
                row.get("failed_at", Instant.class) != null,
                required(row, "items", Integer.class),
                required(row, "accepted", Integer.class),
                new BatchState.Outcomes(
                        required(row, "inserted", Long.class),
                        required(row, "updated", Long.class),
                        required(row, "unchanged", Long.class),
                        required(row, "superseded", Long.class),
                        required(row, "rejected", Long.class),
                        required(row, "dead_lettered", Long.class)));
    }
}
