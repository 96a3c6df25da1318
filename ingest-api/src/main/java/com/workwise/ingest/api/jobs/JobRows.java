package com.workwise.ingest.api.jobs;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.JobKey;
import com.workwise.ingest.api.Sql;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The read of one posting. */
final class JobRows {

    private static final String SELECT = """
            SELECT j.external_id, j.title, j.description, j.location, j.salary, j.company_id, j.category_id, j.job_type,
                   j.work_mode, j.is_featured, j.source, j.url, j.posted_at, j.ingested_at, j.created_at, j.updated_at,
                   j.closed_at, c.name AS company, g.name AS category, greatest(j.observed_at, s.observed_at) AS seen_at
            FROM jobs j
            JOIN companies c ON c.id = j.company_id
            JOIN categories g ON g.id = j.category_id
            LEFT JOIN job_sightings s ON s.job_id = j.id
            WHERE j.external_id = $1""";

    private JobRows() {}

    static Mono<StoredJob> find(Connection connection, JobKey key) {
        return Sql.query(connection, SELECT, JobRows::job, key.value()).singleOrEmpty();
    }

    private static StoredJob job(Readable row) {
        return new StoredJob(
                required(row, "external_id", String.class),
                required(row, "title", String.class),
                row.get("description", String.class),
                row.get("location", String.class),
                row.get("salary", String.class),
                required(row, "company", String.class),
                required(row, "company_id", Long.class),
                required(row, "category", String.class),
                required(row, "category_id", Long.class),
                required(row, "job_type", String.class),
                required(row, "work_mode", String.class),
                required(row, "is_featured", Boolean.class),
                required(row, "source", String.class),
                row.get("url", String.class),
                row.get("posted_at", Instant.class),
                required(row, "seen_at", Instant.class),
                required(row, "ingested_at", Instant.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                row.get("closed_at", Instant.class));
    }
}
