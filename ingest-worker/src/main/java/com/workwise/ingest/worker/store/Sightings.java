package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Version;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is to be known of rows that were there before. A row that stayed as it was is either newer than the posting
 * (superseded) or says the same (unchanged); then the newer time is kept apart, so that a version between the two cannot
 * overwrite the row later. Runs after the upsert, which has locked these rows, and in statements of its own, whose
 * snapshots therefore see what other workers committed before we got the locks.
 */
final class Sightings {

    /**
     * By the row's id where that is known, else by its key. The conflict's condition sees what others committed at the
     * latest; what it leaves out is older than another sighting. Each row is looked up, as in {@link Recognition}.
     */
    static final String SETTLE = """
            WITH known AS (
                SELECT j.id, s.place::integer AS place, s.observed_at, s.observed_offset,
                    (s.observed_at, s.observed_offset) > (j.observed_at, j.observed_offset) AS again,
                    (s.observed_at, s.observed_offset) < (j.observed_at, j.observed_offset) AS older
                FROM (
                    SELECT id, external_id, 'epoch'::timestamptz + micros * interval '1 microsecond' AS observed_at,
                        observed_offset, place
                    FROM unnest(CAST($1::text AS bigint[]), $2::text[], $3::bigint[], $4::bigint[]) WITH ORDINALITY
                        AS u (id, external_id, micros, observed_offset, place)) s
                CROSS JOIN LATERAL (
                    SELECT id, observed_at, observed_offset FROM jobs
                    WHERE id = coalesce(s.id, (SELECT k.id FROM jobs k WHERE k.external_id = s.external_id)) LIMIT 1) j),
            seen AS (
                INSERT INTO job_sightings AS g (job_id, observed_at, observed_offset)
                SELECT id, observed_at, observed_offset FROM known WHERE again ORDER BY id
                ON CONFLICT (job_id) DO UPDATE
                    SET observed_at = excluded.observed_at, observed_offset = excluded.observed_offset
                    WHERE (excluded.observed_at, excluded.observed_offset) >= (g.observed_at, g.observed_offset)
                RETURNING job_id)
            SELECT count(*) AS known, string_agg(place::text, ',') FILTER (WHERE CASE
                    WHEN again THEN id NOT IN (SELECT job_id FROM seen)
                    ELSE older OR EXISTS (SELECT FROM job_sightings g WHERE g.job_id = known.id
                        AND (g.observed_at, g.observed_offset) > (known.observed_at, known.observed_offset)) END)
                AS superseded
            FROM known""";

    static final String NEWER = """
            SELECT 1 FROM unnest(CAST($1::text AS bigint[])) AS s (id)
            CROSS JOIN LATERAL (SELECT observed_at, observed_offset FROM job_sightings WHERE job_id = s.id LIMIT 1) g
            CROSS JOIN LATERAL (SELECT observed_at, observed_offset FROM jobs WHERE id = s.id LIMIT 1) j
            WHERE (g.observed_at, g.observed_offset) > (j.observed_at, j.observed_offset)
            LIMIT 1""";

    private static final String NO_IDS = "{}";

    private Sightings() {}

    /** @return the keys of those that are superseded; the others are unchanged */
    static Mono<Set<String>> settle(PostgresqlConnection connection, Fates.Untouched untouched) {
        int size = untouched.size();
        if (size == 0) {
            return Mono.just(Set.of());
        }
        Long[] micros = new Long[size];
        Long[] offsets = new Long[size];
        for (int i = 0; i < size; i++) {
            Version version = untouched.get(i).delivery().version();
            micros[i] = ChronoUnit.MICROS.between(Instant.EPOCH, version.observedAt());
            offsets[i] = version.offset();
        }
        return connection
                .createStatement(SETTLE)
                .bind("$1", Objects.requireNonNullElse(untouched.recognisedIds(), NO_IDS))
                .bind("$2", keysOfUnknown(untouched))
                .bind("$3", micros)
                .bind("$4", offsets)
                .execute()
                .concatMap(result -> result.map((row, meta) -> {
                    if (Objects.requireNonNull(row.get("known", Long.class)) != size) {
                        throw new LostRace();
                    }
                    String superseded = row.get("superseded", String.class);
                    return superseded == null ? Set.<String>of() : keys(untouched, superseded);
                }))
                .next();
    }

    /** @return in the places of those whose ids are known, nothing: the shorter of two arrays is filled up with it */
    private static @Nullable String[] keysOfUnknown(Fates.Untouched untouched) {
        int known = untouched.recognised().size();
        @Nullable String[] keys = new String[untouched.others().isEmpty() ? 0 : untouched.size()];
        for (int i = known; i < keys.length; i++) {
            keys[i] = WritePlan.key(untouched.get(i));
        }
        return keys;
    }

    /** @param places from 1 on */
    private static Set<String> keys(Fates.Untouched untouched, String places) {
        return Arrays.stream(places.split(","))
                .map(place -> WritePlan.key(untouched.get(Integer.parseInt(place) - 1)))
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
