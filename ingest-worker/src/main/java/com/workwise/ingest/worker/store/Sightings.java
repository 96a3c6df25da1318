package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * What is to be known of rows that were there before. A row that stayed as it was is either newer than the posting
 * (superseded) or says the same (unchanged); then the newer time is kept apart, so that a version between the two cannot
 * overwrite the row later. Runs after the upsert, which has locked these rows, and in statements of its own, whose
 * snapshots therefore see what other workers committed before we got the locks.
 */
final class Sightings {

    private static final String SETTLE = """
            WITH known AS (
                SELECT j.id, s.external_id, s.observed_at, s.observed_offset,
                    (s.observed_at, s.observed_offset) > (j.observed_at, j.observed_offset) AS again,
                    (s.observed_at, s.observed_offset) < (j.observed_at, j.observed_offset)
                        OR g.job_id IS NOT NULL
                            AND (s.observed_at, s.observed_offset) < (g.observed_at, g.observed_offset) AS superseded
                FROM unnest($1::text[], $2::timestamptz[], $3::bigint[]) AS s (external_id, observed_at, observed_offset)
                JOIN jobs j ON j.external_id = s.external_id
                LEFT JOIN job_sightings g ON g.job_id = j.id),
            seen AS (
                INSERT INTO job_sightings AS g (job_id, observed_at, observed_offset)
                SELECT id, observed_at, observed_offset FROM known WHERE again AND NOT superseded ORDER BY id
                ON CONFLICT (job_id) DO UPDATE
                    SET observed_at = excluded.observed_at, observed_offset = excluded.observed_offset
                    WHERE (excluded.observed_at, excluded.observed_offset) > (g.observed_at, g.observed_offset))
            SELECT count(*) AS known, array_agg(external_id) FILTER (WHERE superseded) AS superseded FROM known""";

    private static final String NEWER = """
            SELECT 1 FROM job_sightings g JOIN jobs j ON j.id = g.job_id
            WHERE g.job_id = ANY ($1::bigint[])
                AND (g.observed_at, g.observed_offset) > (j.observed_at, j.observed_offset)
            LIMIT 1""";

    private Sightings() {}

    /**
     * @param items whose rows stayed as they were
     * @return the keys of those that are superseded; the others are unchanged
     */
    static Mono<Set<String>> settle(PostgresqlConnection connection, List<Checked> items) {
        if (items.isEmpty()) {
            return Mono.just(Set.of());
        }
        return VersionedKeys.of(items)
                .bind(connection.createStatement(SETTLE))
                .execute()
                .concatMap(result -> result.map((row, meta) -> {
                    if (Objects.requireNonNull(row.get("known", Long.class)) != items.size()) {
                        throw new LostRace();
                    }
                    String[] superseded = row.get("superseded", String[].class);
                    return superseded == null ? Set.<String>of() : Set.of(superseded);
                }))
                .next();
    }

    /**
     * Fails when a newer sighting was committed after the upsert's snapshot: what we wrote is older than it.
     *
     * @param ids of rows that we have just updated
     */
    static Mono<Void> confirm(PostgresqlConnection connection, Long[] ids) {
        if (ids.length == 0) {
            return Mono.empty();
        }
        return connection
                .createStatement(NEWER)
                .bind("$1", ids)
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .reduce(Long::sum)
                .flatMap(newer -> newer == 0 ? Mono.empty() : Mono.error(new LostRace()));
    }
}
