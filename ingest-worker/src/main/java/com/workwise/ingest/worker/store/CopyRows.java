package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * COPY into a temporary table, then the upsert from there. A round trip more than {@link ArrayRows}, but rows are sent as
 * they are written, and no array of megabytes is made, copied by the driver and copied again by PostgreSQL.
 */
final class CopyRows implements Rows {

    /**
     * Emptied at each commit or rollback; one per connection. Leaves rows that fit into a page as they are: what it
     * compressed, {@code jobs} would keep so, by whatever method.
     */
    static final String CREATE = """
            CREATE TEMPORARY TABLE IF NOT EXISTS jobs_staging (
                external_id text, title text, description text, location text, salary text, company_id bigint,
                category_id bigint, job_type text, work_mode text, is_featured boolean, source text, url text,
                posted_at timestamptz, observed_at timestamptz, observed_offset bigint, content_hash uuid)
            WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS""";

    private static final String SQL = Written.sql(Upsert.insert("jobs_staging"), "$1::integer");

    @Override
    public Mono<Written> upsert(PostgresqlConnection connection, List<JobRow> rows) {
        return CopyBinary.send(connection, Copy.TO_STAGING, rows)
                .then(Mono.defer(() -> Written.read(
                        connection.createStatement(SQL).bind("$1", rows.size()).execute(), rows.size())));
    }
}
