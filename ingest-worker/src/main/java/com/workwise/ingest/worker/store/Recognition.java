package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds out what is known of postings before their texts are sent: the unchanged ones need not be sent at all, and the
 * new ones go straight into the table ({@link NewRows}). With hashes the question costs PostgreSQL a fifth of a
 * whole row, so it is only asked when the last batch held enough of either.
 */
final class Recognition {

    /** Of so many postings, one unchanged makes it pay to compare their content. */
    private static final int UNCHANGED_WORTH = 10;

    /** Of so many postings, one new one makes it pay to look for their keys. */
    private static final int NEW_WORTH = 2;

    private static final int SCRATCH = 4 * 1024;

    /**
     * Locks every row of the batch that exists, in the one order that all writers keep. Without hashes none is the same.
     * The LIMIT leaves PostgreSQL no other way than to look each key up. A join it would plan while the table is small, by
     * reading all of it, and keep that plan while it grows (710 instead of 75 µs a record, until the table is analysed).
     */
    static final String SQL = """
            WITH known AS MATERIALIZED (
                SELECT j.id, s.place::integer AS place, j.content_hash = s.content_hash AND j.closed_at IS NULL AS same
                FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS s (external_id, content_hash, place)
                CROSS JOIN LATERAL (
                    SELECT id, content_hash, closed_at FROM jobs WHERE external_id = s.external_id
                    LIMIT 1 FOR NO KEY UPDATE) j)
            SELECT coalesce(array_agg(place ORDER BY place), '{}') AS places,
                coalesce(array_agg(CASE WHEN same THEN id END ORDER BY place), '{}') AS same_ids
            FROM known""";

    private static final Question NOTHING = new Question(false, false);

    private final int copyFrom;
    private volatile Question next = NOTHING;

    private record Question(boolean keys, boolean hashes) {}

    /**
     * @param added those that have no row, sorted
     * @param others which may be anything, sorted
     * @param areAdded the places of those that have no row
     * @param unchangedIds by their places, the rows of postings that are known to be unchanged, or older than them
     */
    record Recognised(
            List<JobRow> added,
            List<JobRow> others,
            BitSet areAdded,
            @Nullable Long[] unchangedIds) {

        boolean isAdded(int place) {
            return areAdded.get(place);
        }

        /** @return the row's id if the posting there is known to be unchanged */
        @Nullable
        Long unchangedId(int place) {
            return unchangedIds[place];
        }
    }

    /** @param copyFrom fewer new ones are not told apart */
    Recognition(int copyFrom) {
        this.copyFrom = copyFrom;
    }

    /** @param rows sorted by external_id */
    Mono<Recognised> recognise(PostgresqlConnection connection, List<JobRow> rows) {
        Question question = next;
        if (!question.hashes() && !(question.keys() && rows.size() >= copyFrom)) {
            return Mono.just(new Recognised(List.of(), rows, new BitSet(), new Long[rows.size()]));
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
                .concatMap(result -> result.map((row, meta) -> recognised(
                        rows,
                        Objects.requireNonNull(row.get("places", Integer[].class)),
                        Objects.requireNonNull(row.get("same_ids", Long[].class)))))
                .next();
    }

    /** What became of a batch's postings. */
    void learn(int added, int unchanged, int postings) {
        if (postings > 0) {
            next = new Question(added * NEW_WORTH >= postings, unchanged * UNCHANGED_WORTH >= postings);
        }
    }

    /**
     * @param places of those that have rows, in their order, from 1 on
     * @param sameIds for each of them the row's id if it says the same, or null
     */
    private Recognised recognised(List<JobRow> rows, Integer[] places, @Nullable Long[] sameIds) {
        List<JobRow> added = new ArrayList<>();
        List<JobRow> others = new ArrayList<>();
        BitSet areAdded = new BitSet();
        @Nullable Long[] unchangedIds = new Long[rows.size()];
        boolean fewAdded = rows.size() - places.length < copyFrom;
        int known = 0;
        for (int i = 0; i < rows.size(); i++) {
            JobRow row = rows.get(i);
            if (known < places.length && places[known] == i + 1) {
                unchangedIds[i] = sameIds[known++];
                if (unchangedIds[i] == null) {
                    others.add(row);
                }
            } else if (fewAdded) {
                others.add(row);
            } else {
                added.add(row);
                areAdded.set(i);
            }
        }
        return new Recognised(added, others, areAdded, unchangedIds);
    }
}
