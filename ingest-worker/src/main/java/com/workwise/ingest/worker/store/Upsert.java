package com.workwise.ingest.worker.store;

/**
 * The statement that writes postings, whatever brings its rows. An older version never overwrites a newer one, and
 * an unchanged posting leaves its row as it is. Each row that exists is locked either way, which is what {@link
 * Sightings} builds on. {@link #update} is for those whose rows are all to change.
 */
final class Upsert {

    /** In the order of {@link #insert}'s source and of what {@link CopyRows} and {@link ArrayRows} send. */
    static final String COLUMNS = """
            external_id, title, description, location, salary, company_id, category_id, job_type, work_mode, \
            is_featured, source, url, posted_at, observed_at, observed_offset, content_hash""";

    private Upsert() {}

    /**
     * Not sorted here, because the rows come sorted ({@link WritePlan}) and a sort of wide rows does not fit into
     * PostgreSQL's {@code work_mem}.
     *
     * @param source a FROM item that has all of {@link #COLUMNS}, sorted by external_id; no external_id twice
     */
    static String insert(String source) {
        return """
                INSERT INTO jobs AS j (%1$s)
                SELECT %1$s FROM %2$s
                ON CONFLICT (external_id) DO UPDATE SET %3$s
                WHERE %4$s""".formatted(COLUMNS, source, assignments("excluded"), isChange("excluded"));
    }

    /**
     * Of rows that exist. It looks each row up and writes it; an INSERT that meets a conflict takes a number of the
     * sequence and announces a lock in the log as well.
     *
     * @param source as above
     */
    static String update(String source) {
        return """
                UPDATE jobs AS j SET %2$s
                FROM %1$s AS s WHERE j.external_id = s.external_id AND %3$s""".formatted(source, assignments("s"), isChange("s"));
    }

    /** A description that stays is not compressed again, nor moved out of the row: lengths are compared first. */
    private static String assignments(String row) {
        return """
                title = %1$s.title, location = %1$s.location, salary = %1$s.salary,
                    description = CASE WHEN j.description = %1$s.description THEN j.description ELSE %1$s.description END,
                    company_id = %1$s.company_id, category_id = %1$s.category_id, job_type = %1$s.job_type,
                    work_mode = %1$s.work_mode, is_featured = %1$s.is_featured, source = %1$s.source, url = %1$s.url,
                    posted_at = %1$s.posted_at, observed_at = %1$s.observed_at,
                    observed_offset = %1$s.observed_offset, content_hash = %1$s.content_hash,
                    ingested_at = now(), updated_at = now(), closed_at = NULL""".formatted(row);
    }

    private static String isChange(String row) {
        return "(j.content_hash <> %s.content_hash OR j.closed_at IS NOT NULL) AND %s".formatted(row, notOlder(row));
    }

    /**
     * That the row in the table ({@code j}) is not known to be newer than what is written.
     *
     * @param row the name of what is written
     */
    static String notOlder(String row) {
        return """
                (%1$s.observed_at, %1$s.observed_offset) >= (j.observed_at, j.observed_offset)
                    AND NOT EXISTS (SELECT FROM job_sightings g WHERE g.job_id = j.id
                        AND (g.observed_at, g.observed_offset) > (%1$s.observed_at, %1$s.observed_offset))""".formatted(row);
    }
}
