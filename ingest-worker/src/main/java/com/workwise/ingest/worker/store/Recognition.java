package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Finds the postings that say what their rows say already before their texts are sent. Key and hash cost PostgreSQL a
 * fifth of a whole row; but for a new posting they cost as much again on top, so it is only asked when the last batch
 * held enough of them.
 */
final class Recognition {

    /** Of so many postings, one unchanged makes it pay. */
    private static final int WORTH = 10;

    private static final int SCRATCH = 4 * 1024;

    /** Locks every row of the batch that exists, in the one order that all writers keep. */
    private static final String SQL = """
            WITH known AS MATERIALIZED (
                SELECT j.external_id, j.content_hash = s.content_hash AND j.closed_at IS NULL AS same
                FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS s (external_id, content_hash, place)
                JOIN jobs j ON j.external_id = s.external_id
                ORDER BY s.place FOR NO KEY UPDATE OF j)
            SELECT array_agg(external_id) FILTER (WHERE same) AS same FROM known""";

    private volatile boolean expected;

    /**
     * @param rows sorted by external_id
     * @return the external_ids of those that are known to be unchanged, or older than their rows
     */
    Mono<Set<String>> unchanged(PostgresqlConnection connection, List<JobRow> rows) {
        if (!expected || rows.isEmpty()) {
            return Mono.just(Set.of());
        }
        RowBytes scratch = new RowBytes(SCRATCH);
        return connection
                .createStatement(SQL)
                .bind("$1", rows.stream().map(JobRow::externalId).toArray(String[]::new))
                .bind("$2", rows.stream().map(scratch::contentHash).toArray(UUID[]::new))
                .execute()
                .concatMap(result -> result.map((row, meta) -> {
                    String[] same = row.get("same", String[].class);
                    return same == null ? Set.<String>of() : Set.of(same);
                }))
                .next();
    }

    void learn(int unchanged, int postings) {
        if (postings > 0) {
            expected = unchanged * WORTH >= postings;
        }
    }
}
