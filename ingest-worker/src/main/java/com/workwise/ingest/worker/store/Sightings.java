package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Outcome;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What is to be known of rows that were there before. A row that stayed as it was is either newer than the posting
 * (superseded) or says the same (unchanged); then the newer time is kept apart, so that a version between the two cannot
 * overwrite the row later. Runs after the upsert, which has locked these rows, and in a statement of its own, whose
 * snapshot therefore sees what other workers committed before we got the locks.
 */
final class Sightings {

    private static final String SQL = """
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
            SELECT external_id, superseded FROM known""";

    private Sightings() {}

    /**
     * @param items that the upsert did not insert
     * @param written what the upsert changed; among the items, the updated ones
     * @return the outcome of each key
     */
    static Mono<Map<String, Outcome>> settle(
            PostgresqlConnection connection, List<Checked> items, Map<String, Boolean> written) {
        if (items.isEmpty()) {
            return Mono.just(Map.of());
        }
        return VersionedKeys.of(items)
                .bind(connection.createStatement(SQL))
                .execute()
                .concatMap(result -> result.map((row, meta) ->
                        Map.entry(row.get("external_id", String.class), row.get("superseded", Boolean.class))))
                .collect(
                        HashMap::new,
                        (outcomes, entry) -> outcomes.put(
                                entry.getKey(), outcome(entry.getValue(), written.containsKey(entry.getKey()))));
    }

    private static Outcome outcome(boolean superseded, boolean updated) {
        if (updated && superseded) {
            // A newer sighting was committed after the upsert's snapshot: what we wrote is older than it.
            throw new LostRace();
        }
        return updated ? Outcome.UPDATED : superseded ? Outcome.SUPERSEDED : Outcome.UNCHANGED;
    }
}
