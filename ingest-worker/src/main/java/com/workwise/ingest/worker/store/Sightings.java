package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is to be known of rows that were there before and that {@link Recognition} did not tell of. A row that stayed as it
 * was is either newer than the posting (superseded) or says the same (unchanged); then the newer time is kept apart, so
 * that a version between the two cannot overwrite the row later. Runs after the upsert, which has locked these rows, and
 * in statements of its own, whose snapshots therefore see what other workers committed before we got the locks.
 */
final class Sightings {

    /** Each row is looked up, as in {@link Recognition}. */
    static final String SETTLE = """
            WITH known AS (
                SELECT j.id, s.place, s.observed_at, s.observed_offset,
                    (s.observed_at, s.observed_offset) > (j.observed_at, j.observed_offset) AS again,
                    (s.observed_at, s.observed_offset) < (j.observed_at, j.observed_offset) AS older
                FROM unnest($1::text[], $2::timestamptz[], $3::bigint[]) WITH ORDINALITY
                    AS s (external_id, observed_at, observed_offset, place)
                CROSS JOIN LATERAL (
                    SELECT id, observed_at, observed_offset FROM jobs WHERE external_id = s.external_id LIMIT 1) j),
            seen AS (%s)
            SELECT count(*) AS known, string_agg(place::text, ',') FILTER (WHERE CASE
                    WHEN again THEN id NOT IN (SELECT job_id FROM seen)
                    ELSE older OR EXISTS (SELECT FROM job_sightings g WHERE g.job_id = known.id
                        AND (g.observed_at, g.observed_offset) > (known.observed_at, known.observed_offset)) END)
                AS superseded
            FROM known""".formatted(insert("known WHERE again"));

    static final String NEWER = """
            SELECT 1 FROM unnest(CAST($1::text AS bigint[])) AS s (id)
            CROSS JOIN LATERAL (SELECT observed_at, observed_offset FROM job_sightings WHERE job_id = s.id LIMIT 1) g
            CROSS JOIN LATERAL (SELECT observed_at, observed_offset FROM jobs WHERE id = s.id LIMIT 1) j
            WHERE (g.observed_at, g.observed_offset) > (j.observed_at, j.observed_offset)
            LIMIT 1""";

    private Sightings() {}

    /**
     * The conflict's condition sees what others committed at the latest; what it leaves out is older than another sighting.
     *
     * @param source with a WHERE; its rows are locked, so that no two writers meet here
     */
    static String insert(String source) {
        return """
                INSERT INTO job_sightings AS g (job_id, observed_at, observed_offset)
                SELECT id, observed_at, observed_offset FROM %s ORDER BY id
                ON CONFLICT (job_id) DO UPDATE
                    SET observed_at = excluded.observed_at, observed_offset = excluded.observed_offset
                    WHERE (excluded.observed_at, excluded.observed_offset) >= (g.observed_at, g.observed_offset)
                RETURNING job_id""".formatted(source);
    }

    /** @return the keys of those that are superseded; the others are unchanged */
    static Mono<Set<String>> settle(PostgresqlConnection connection, List<Checked.Keyed> untouched) {
        if (untouched.isEmpty()) {
            return Mono.just(Set.of());
        }
        return VersionedKeys.bind(connection.createStatement(SETTLE), untouched)
                .execute()
                .concatMap(result -> result.map((row, meta) -> {
                    if (Objects.requireNonNull(row.get("known", Long.class)) != untouched.size()) {
                        throw new LostRace();
                    }
                    String superseded = row.get("superseded", String.class);
                    return superseded == null ? Set.<String>of() : at(superseded, untouched);
                }))
                .next();
    }

    /** @param places from 1 on */
    private static Set<String> at(String places, List<Checked.Keyed> items) {
        return Arrays.stream(places.split(","))
                .map(place -> items.get(Integer.parseInt(place) - 1).key().value())
                .collect(Collectors.toSet());
    }

    /**
     * Fails when a newer sighting was committed after the upsert's snapshot: what we wrote is older than it.
     *
     * @param ids of rows that we have just updated, each text an array
     */
    static Mono<Void> confirm(PostgresqlConnection connection, List<String> ids) {
        return Flux.fromIterable(ids)
                .concatMap(some -> confirm(connection, some))
                .then();
    }

    private static Mono<Void> confirm(PostgresqlConnection connection, String ids) {
        return connection
                .createStatement(NEWER)
                .bind("$1", ids)
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .reduce(Long::sum)
                .flatMap(newer -> newer == 0 ? Mono.empty() : Mono.error(new LostRace()));
    }
}
