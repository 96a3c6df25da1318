package com.workwise.ingest.api.jobs;

import com.workwise.ingest.JobKey;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
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
        return Flux.from(connection
                        .createStatement(SELECT)
                        .bind("$1", key.value())
                        .execute())
                .concatMap(result -> result.map(JobRows::job))
                .singleOrEmpty();
    }

    private static StoredJob job(Readable row) {
        return new StoredJob(
                required(row.get("external_id", String.class)),
                required(row.get("title", String.class)),
                row.get("description", String.class),
                row.get("location", String.class),
                row.get("salary", String.class),
                required(row.get("company", String.class)),
                required(row.get("company_id", Long.class)),
                required(row.get("category", String.class)),
                required(row.get("category_id", Long.class)),
                required(row.get("job_type", String.class)),
                required(row.get("work_mode", String.class)),
                required(row.get("is_featured", Boolean.class)),
                required(row.get("source", String.class)),
                row.get("url", String.class),
                row.get("posted_at", Instant.class),
                required(row.get("seen_at", Instant.class)),
                required(row.get("ingested_at", Instant.class)),
                required(row.get("created_at", Instant.class)),
                required(row.get("updated_at", Instant.class)),
                row.get("closed_at", Instant.class));
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a column that is never null was");
        }
        return value;
    }
}
