package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * COPY into a temporary table, then the upsert from there. Three round trips more than {@link ArrayRows}, but PostgreSQL
 * reads COPY faster than arrays: measured 1.5 times from about a thousand rows.
 */
final class CopyRows implements Rows {

    /** Emptied at each commit or rollback; one per connection. */
    private static final String CREATE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS jobs_staging (
                external_id text, title text, description text, location text, salary text, company_id bigint,
                category_id bigint, job_type text, work_mode text, is_featured boolean, source text, url text,
                posted_at timestamptz, observed_at timestamptz, observed_offset bigint, content_hash uuid)
            ON COMMIT DELETE ROWS""";

    private static final String COPY = "COPY jobs_staging (" + Upsert.COLUMNS + ") FROM STDIN";

    private static final String SQL = Upsert.sql("jobs_staging");

    @Override
    public Mono<Map<String, Boolean>> upsert(PostgresqlConnection connection, List<JobRow> rows) {
        return connection
                .createStatement(CREATE)
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.defer(() -> connection.copyIn(COPY, Flux.fromIterable(CopyText.chunks(rows)))))
                .then(Mono.defer(
                        () -> Upsert.written(connection.createStatement(SQL).execute())));
    }
}
