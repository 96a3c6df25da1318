package com.workwise.ingest.worker.store;

import com.workwise.ingest.JobKey;
import com.workwise.ingest.worker.Checked;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Tombstones. One for a posting that was never seen leaves a closed row, so that an older posting cannot open it later. */
final class Closings {

    static final String SQL = Written.sql("""
            INSERT INTO jobs AS j (external_id, title, observed_at, observed_offset, closed_at, content_hash)
            SELECT external_id, '(closed before it was seen)', observed_at, observed_offset, observed_at,
                '00000000-0000-0000-0000-000000000000'
            FROM unnest($1::text[], $2::timestamptz[], $3::bigint[]) AS s (external_id, observed_at, observed_offset)
            ON CONFLICT (external_id) DO UPDATE SET closed_at = excluded.closed_at, observed_at = excluded.observed_at,
                observed_offset = excluded.observed_offset, updated_at = now()
            WHERE j.closed_at IS NULL AND %s""".formatted(Upsert.notOlder("excluded")), "cardinality($1::text[])");

    static final String LOCK = """
            SELECT 1 FROM unnest($1::text[]) AS s (external_id)
            CROSS JOIN LATERAL (SELECT FROM jobs WHERE external_id = s.external_id LIMIT 1 FOR NO KEY UPDATE) j""";

    private Closings() {}

    /**
     * Locks the rows of both in the one order that all writers keep. Postings and closings are written by two statements,
     * each in order; two batches that hold some keys the other way round would deadlock.
     */
    static Mono<Void> lock(
            PostgresqlConnection connection, List<Checked.Posting> postings, List<Checked.Closing> closings) {
        if (postings.isEmpty() || closings.isEmpty()) {
            return Mono.empty();
        }
        String[] keys = Stream.concat(postings.stream(), closings.stream())
                .map(item -> item.key().value())
                .sorted(JobKey::compare)
                .toArray(String[]::new);
        return connection
                .createStatement(LOCK)
                .bind("$1", keys)
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .then();
    }

    static Mono<Written> close(PostgresqlConnection connection, List<Checked.Closing> closings) {
        if (closings.isEmpty()) {
            return Mono.just(Written.NOTHING);
        }
        return Written.read(
                VersionedKeys.bind(connection.createStatement(SQL), closings).execute(), closings.size());
    }
}
