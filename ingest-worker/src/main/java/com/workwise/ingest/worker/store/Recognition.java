package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds out what is known of postings before their texts are sent: the unchanged ones need not be sent at all, and the
 * new ones go straight into the table ({@link NewRows}). The question costs PostgreSQL a tenth of a whole row, so it is
 * only asked when the last batch held enough of either.
 */
final class Recognition {

    /** Of so many postings, one unchanged makes it pay to compare their content. */
    private static final int UNCHANGED_WORTH = 10;

    /** Of so many postings, one new one makes it pay to look for their keys. */
    private static final int NEW_WORTH = 2;

    private static final int SCRATCH = 4 * 1024;

    /** Locks every row of the batch that exists, in the one order that all writers keep. Without hashes none is the same. */
    private static final String SQL = """
            WITH known AS MATERIALIZED (
                SELECT s.place::integer AS place, j.content_hash = s.content_hash AND j.closed_at IS NULL AS same
                FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS s (external_id, content_hash, place)
                JOIN jobs j ON j.external_id = s.external_id
                ORDER BY s.place FOR NO KEY UPDATE OF j)
            SELECT array_agg(place) FILTER (WHERE same) AS same, array_agg(place) FILTER (WHERE same IS NOT TRUE) AS other
            FROM known""";

    private static final Question NOTHING = new Question(false, false);

    private final int copyFrom;
    private volatile Question next = NOTHING;

    private record Question(boolean keys, boolean hashes) {}

    /**
     * @param unchanged external_ids of those that are known to be unchanged, or older than their rows
     * @param added those that have no row, sorted
     * @param others which may be anything, sorted
     */
    record Recognised(Set<String> unchanged, List<JobRow> added, List<JobRow> others) {}

    /** @param copyFrom fewer new ones are not told apart */
    Recognition(int copyFrom) {
        this.copyFrom = copyFrom;
    }

    /** @param rows sorted by external_id */
    Mono<Recognised> recognise(PostgresqlConnection connection, List<JobRow> rows) {
        Question question = next;
        if (!question.hashes() && !(question.keys() && rows.size() >= copyFrom)) {
            return Mono.just(new Recognised(Set.of(), List.of(), rows));
        }
        RowBytes scratch = new RowBytes(SCRATCH);
        return connection
                .createStatement(SQL)
                .bind("$1", rows.stream().map(JobRow::externalId).toArray(String[]::new))
                .bind(
                        "$2",
                        question.hashes()
                                ? rows.stream().map(scratch::contentHash).toArray(UUID[]::new)
                                : new UUID[0])
                .execute()
                .concatMap((PostgresqlResult result) -> result.map((row, meta) -> recognised(
                        rows, places(row.get("same", Integer[].class)), places(row.get("other", Integer[].class)))))
                .next();
    }

    /** @param postings at least so many as the two others together */
    void learn(int added, int unchanged, int postings) {
        if (postings > 0) {
            next = new Question(added * NEW_WORTH >= postings, unchanged * UNCHANGED_WORTH >= postings);
        }
    }

    private Recognised recognised(List<JobRow> rows, BitSet same, BitSet other) {
        Set<String> unchanged = new HashSet<>();
        List<JobRow> added = new ArrayList<>();
        List<JobRow> others = new ArrayList<>();
        boolean fewAdded = rows.size() - same.cardinality() - other.cardinality() < copyFrom;
        for (int i = 0; i < rows.size(); i++) {
            JobRow row = rows.get(i);
            if (same.get(i)) {
                unchanged.add(row.externalId());
            } else if (fewAdded || other.get(i)) {
                others.add(row);
            } else {
                added.add(row);
            }
        }
        return new Recognised(unchanged, added, others);
    }

    /** @param ordinals from 1 on, null = none */
    private static BitSet places(Integer @Nullable [] ordinals) {
        BitSet places = new BitSet();
        if (ordinals != null) {
            Arrays.stream(ordinals).forEach(ordinal -> places.set(ordinal - 1));
        }
        return places;
    }
}
