package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.store.Written.Fate;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Postings whose rows are all there and say something else, by a COPY into the temporary table and an UPDATE from there. It
 * costs PostgreSQL a seventh less than the upsert's statement, and tells nothing of a row that it left as it was.
 */
final class ChangedRows {

    /** Any other join would read all of {@code jobs}; the plan is kept as long as the session. */
    static final String ONLY_LOOK_UP = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; ";

    static final String SQL = """
            WITH written AS (
            %s
            RETURNING j.id)
            SELECT count(*) AS updated, CAST(array_agg(id) AS text) AS updated_ids FROM written""".formatted(Upsert.update("jobs_staging"));

    private ChangedRows() {}

    /**
     * Fails as a {@link LostRace} when any of them is new, unchanged or older.
     *
     * @param rows sorted by external_id
     */
    static Mono<Written> update(PostgresqlConnection connection, List<JobRow> rows) {
        return CopyBinary.send(connection, Copy.TO_STAGING_FOR_UPDATE, rows)
                .thenMany(connection.createStatement(SQL).execute())
                .concatMap(result -> result.map((row, meta) -> {
                    if (Objects.requireNonNull(row.get("updated", Long.class)) != rows.size()) {
                        throw new LostRace();
                    }
                    return new Written(Fate.UPDATED, Map.of(), row.get("updated_ids", String.class));
                }))
                .next();
    }
}
