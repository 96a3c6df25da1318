package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.ArrayList;
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

    /** Marks of postings in the statement: one that has no row, one whose row says the same, and all others. */
    private static final char NEW = '+';

    private static final char SAME = '=';
    private static final char OTHER = '~';

    /**
     * Locks every row of the batch that exists, in the one order that all writers keep. Without hashes none is the same.
     * The LIMIT leaves PostgreSQL no other way than to look each key up. A join it would plan while the table is small, by
     * reading all of it, and keep that plan while it grows (710 instead of 75 µs a record, until the table is analysed).
     * Told as two texts, because the driver's reading of arrays takes the compilers a second.
     */
    static final String SQL = """
            WITH asked AS MATERIALIZED (
                SELECT s.place, j.id, CASE WHEN j.id IS NULL THEN '+'
                    WHEN j.content_hash = s.content_hash AND j.closed_at IS NULL THEN '=' ELSE '~' END AS mark
                FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS s (external_id, content_hash, place)
                LEFT JOIN LATERAL (
                    SELECT id, content_hash, closed_at FROM jobs WHERE external_id = s.external_id
                    LIMIT 1 FOR NO KEY UPDATE) j ON true)
            SELECT string_agg(mark, '' ORDER BY place) AS marks,
                CAST(array_agg(id ORDER BY place) FILTER (WHERE mark = '=') AS text) AS same_ids
            FROM asked""";

    private static final Question NOTHING = new Question(false, false);

    private final int copyFrom;
    private volatile Question next = NOTHING;

    private record Question(boolean keys, boolean hashes) {}

    /**
     * @param added those that have no row, sorted
     * @param others which may be anything, sorted
     * @param marks of all, in their order; empty if nothing was asked
     * @param sameIds the rows of those that are known to be unchanged, or older than them, as PostgreSQL writes an array
     */
    record Recognised(
            List<JobRow> added,
            List<JobRow> others,
            String marks,
            @Nullable String sameIds) {

        boolean isAdded(int place) {
            return is(NEW, place);
        }

        boolean isSame(int place) {
            return is(SAME, place);
        }

        private boolean is(char mark, int place) {
            return place < marks.length() && marks.charAt(place) == mark;
        }
    }

    /** @param copyFrom fewer new ones are not told apart */
    Recognition(int copyFrom) {
        this.copyFrom = copyFrom;
    }

    /** @param rows sorted by external_id */
    Mono<Recognised> recognise(PostgresqlConnection connection, List<JobRow> rows) {
        Question question = next;
        if (rows.isEmpty() || !question.hashes() && !(question.keys() && rows.size() >= copyFrom)) {
            return Mono.just(new Recognised(List.of(), rows, "", null));
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
                        Objects.requireNonNull(row.get("marks", String.class)),
                        row.get("same_ids", String.class))))
                .next();
    }

    /** What became of a batch's postings. */
    void learn(int added, int unchanged, int postings) {
        if (postings > 0) {
            next = new Question(added * NEW_WORTH >= postings, unchanged * UNCHANGED_WORTH >= postings);
        }
    }

    private Recognised recognised(List<JobRow> rows, String marks, @Nullable String sameIds) {
        List<JobRow> added = with(NEW, rows, marks);
        return added.size() < copyFrom
                ? apart(List.of(), rows, marks.replace(NEW, OTHER), sameIds)
                : apart(added, rows, marks, sameIds);
    }

    private static Recognised apart(List<JobRow> added, List<JobRow> rows, String marks, @Nullable String sameIds) {
        return new Recognised(added, with(OTHER, rows, marks), marks, sameIds);
    }

    private static List<JobRow> with(char mark, List<JobRow> rows, String marks) {
        List<JobRow> marked = new ArrayList<>();
        for (int i = marks.indexOf(mark); i >= 0; i = marks.indexOf(mark, i + 1)) {
            marked.add(rows.get(i));
        }
        return marked;
    }
}
