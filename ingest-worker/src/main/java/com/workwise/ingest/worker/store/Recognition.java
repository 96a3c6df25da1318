package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.store.Written.Fate;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds out what is known of postings before their texts are sent: the unchanged ones need not be sent at all, and the
 * new ones go straight into the table ({@link NewRows}). With hashes the question costs PostgreSQL a fifth of a
 * whole row, so it is only asked when the last batch held enough of either. Which ones are new this worker soon knows by
 * itself: once answers have told nothing else for a while, none is asked for (PostgreSQL then needs a tenth less for a
 * new posting), until the table refuses one. Likewise, once all have been changed ones for a while ({@link ChangedRows}).
 */
final class Recognition {

    /** Of so many postings, one unchanged makes it pay to compare their content. */
    private static final int UNCHANGED_WORTH = 10;

    /** Of so many postings, one new one makes it pay to look for their keys. */
    private static final int NEW_WORTH = 2;

    /** So many answers in a row prove what is presumed. At worst one batch in so many is sent twice. */
    private static final int PROOF = 32;

    private static final int SCRATCH = 4 * 1024;

    /**
     * Marks of postings in the statement: one that has no row, one whose row says the same, one whose row says the same and
     * is newer, and all others.
     */
    private static final char NEW = '+';

    private static final char SAME = '=';
    private static final char OLDER = '<';
    private static final char OTHER = '~';

    /**
     * Locks every row of the batch that exists, in the one order that all writers keep, and notes when those that say the
     * same were seen. Without hashes none does.
     * The LIMIT leaves PostgreSQL no other way than to look each key up. A join it would plan while the table is small, by
     * reading all of it, and keep that plan while it grows (710 instead of 75 µs a record, until the table is analysed).
     * Told as one text, because the driver's reading of arrays takes the compilers a second.
     */
    static final String SQL = """
            WITH asked AS MATERIALIZED (
                SELECT s.place, s.observed_at, s.observed_offset, j.id,
                    (s.observed_at, s.observed_offset) > (j.observed_at, j.observed_offset) AS again,
                    CASE WHEN j.id IS NULL THEN '+'
                        WHEN j.content_hash = s.content_hash AND j.closed_at IS NULL THEN CASE
                            WHEN (s.observed_at, s.observed_offset) < (j.observed_at, j.observed_offset) THEN '<' ELSE '=' END
                        ELSE '~' END AS mark
                FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::bigint[]) WITH ORDINALITY
                    AS s (external_id, content_hash, observed_at, observed_offset, place)
                LEFT JOIN LATERAL (
                    SELECT id, content_hash, closed_at, observed_at, observed_offset FROM jobs
                    WHERE external_id = s.external_id LIMIT 1 FOR NO KEY UPDATE) j ON true),
            seen AS (%s)
            SELECT string_agg(CASE WHEN mark = '=' AND CASE
                    WHEN again THEN id NOT IN (SELECT job_id FROM seen)
                    ELSE EXISTS (SELECT FROM job_sightings g WHERE g.job_id = asked.id
                        AND (g.observed_at, g.observed_offset) > (asked.observed_at, asked.observed_offset)) END
                    THEN '<' ELSE mark END, '' ORDER BY place) AS marks
            FROM asked""".formatted(Sightings.insert("asked WHERE mark = '=' AND again"));

    private static final Question NOTHING = new Question(false, false);

    private final int copyFrom;
    private final RecentKeys recent = new RecentKeys();

    /** Answers in a row in which every row that exists was a recent one. */
    private final AtomicInteger right = new AtomicInteger();

    /** Batches in a row that held changed postings only. */
    private final AtomicInteger changed = new AtomicInteger();

    private volatile Question next = NOTHING;

    private record Question(boolean keys, boolean hashes) {}

    /**
     * @param added those that have no row, sorted
     * @param others which may be anything, sorted
     * @param marks of all, in their order; empty if nothing was asked
     */
    record Recognised(List<JobRow> added, List<JobRow> others, String marks) {

        /** @return null when that is still to be found out */
        @Nullable
        Fate fate(int place) {
            return switch (place < marks.length() ? marks.charAt(place) : OTHER) {
                case NEW -> Fate.INSERTED;
                case SAME -> Fate.UNCHANGED;
                case OLDER -> Fate.SUPERSEDED;
                default -> null;
            };
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
            return Mono.just(new Recognised(List.of(), rows, ""));
        }
        if (!question.hashes() && right.get() >= PROOF) {
            return Mono.just(recognised(rows, presumed(rows)));
        }
        List<JobRow> hashed = question.hashes() ? rows : List.of();
        RowBytes scratch = new RowBytes(SCRATCH);
        return connection
                .createStatement(SQL)
                .bind("$1", BinaryArray.texts(rows, JobRow::externalId))
                .bind("$2", BinaryArray.uuids(hashed, scratch::contentHash))
                .bind("$3", BinaryArray.times(hashed, row -> row.version().observedAt()))
                .bind("$4", BinaryArray.numbers(hashed, row -> row.version().offset()))
                .execute()
                .concatMap(result -> result.map((row, meta) -> Objects.requireNonNull(row.get("marks", String.class))))
                .next()
                .map(marks -> question.hashes() ? recognised(rows, marks) : answered(rows, marks));
    }

    /** Whether all others are taken for changed ones. */
    boolean presumesChanges() {
        return changed.get() >= PROOF;
    }

    /** Something may have been presumed wrongly: a row that exists taken for new, or any other for changed. */
    void refuted() {
        right.set(0);
        changed.set(0);
    }

    /** What became of a batch's postings. */
    void learn(Tally tally, WritePlan plan) {
        int added = tally.count(Outcome.INSERTED);
        // Where nothing is new, nobody asks what is.
        if (added > 0) {
            plan.winners().forEach(winner -> recent.add(winner.key().value()));
        }
        int postings = plan.postings().size();
        if (postings > 0) {
            int unchanged = tally.count(Outcome.UNCHANGED);
            next = new Question(added * NEW_WORTH >= postings, unchanged * UNCHANGED_WORTH >= postings);
            boolean all = tally.count(Outcome.UPDATED) == postings;
            changed.updateAndGet(before -> all ? before + 1 : 0);
        }
    }

    Recognised answered(List<JobRow> rows, String marks) {
        boolean surprised = IntStream.range(0, marks.length())
                .anyMatch(i ->
                        marks.charAt(i) != NEW && !recent.contains(rows.get(i).externalId()));
        right.updateAndGet(before -> surprised ? 0 : before + 1);
        return recognised(rows, marks);
    }

    /** @return a mark for each row, without a question */
    private String presumed(List<JobRow> rows) {
        StringBuilder marks = new StringBuilder(rows.size());
        rows.forEach(row -> marks.append(recent.contains(row.externalId()) ? OTHER : NEW));
        return marks.toString();
    }

    private Recognised recognised(List<JobRow> rows, String marks) {
        List<JobRow> added = with(NEW, rows, marks);
        return added.size() < copyFrom ? apart(List.of(), rows, marks.replace(NEW, OTHER)) : apart(added, rows, marks);
    }

    private static Recognised apart(List<JobRow> added, List<JobRow> rows, String marks) {
        return new Recognised(added, with(OTHER, rows, marks), marks);
    }

    private static List<JobRow> with(char mark, List<JobRow> rows, String marks) {
        List<JobRow> marked = new ArrayList<>();
        for (int i = marks.indexOf(mark); i >= 0; i = marks.indexOf(mark, i + 1)) {
            marked.add(rows.get(i));
        }
        return marked;
    }
}
