package com.workwise.ingest.worker.store;

/**
 * The one statement that writes postings, whatever brings its rows. An older version never overwrites a newer one, and
 * an unchanged posting leaves its row as it is. Each row that exists is locked either way, which is what {@link
 * Sightings} builds on.
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
                ON CONFLICT (external_id) DO UPDATE SET
                    title = excluded.title, description = excluded.description, location = excluded.location,
                    salary = excluded.salary, company_id = excluded.company_id, category_id = excluded.category_id,
                    job_type = excluded.job_type, work_mode = excluded.work_mode,
                    is_featured = excluded.is_featured, source = excluded.source, url = excluded.url,
                    posted_at = excluded.posted_at, observed_at = excluded.observed_at,
                    observed_offset = excluded.observed_offset, content_hash = excluded.content_hash,
                    ingested_at = now(), updated_at = now(), closed_at = NULL
                WHERE (j.content_hash <> excluded.content_hash OR j.closed_at IS NOT NULL) AND %3$s""".formatted(COLUMNS, source, NOT_OLDER);
    }

    /** That the row is not known to be newer than what is written ({@code j} against {@code excluded}). */
    static final String NOT_OLDER = """
            (excluded.observed_at, excluded.observed_offset) >= (j.observed_at, j.observed_offset)
                    AND NOT EXISTS (SELECT FROM job_sightings g WHERE g.job_id = j.id
                        AND (g.observed_at, g.observed_offset) > (excluded.observed_at, excluded.observed_offset))""";
}
