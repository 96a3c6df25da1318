package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlException;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Postings that have no row yet, by COPY straight into the table. PostgreSQL fills whole pages with them; an upsert reads
 * each row twice, from the message and from the temporary table, and announces and confirms each one in its log.
 */
final class NewRows {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final Optional<String> KEY = Optional.of("jobs_external_id_key");

    private NewRows() {}

    /** @param rows sorted by external_id */
    static Mono<Void> insert(PostgresqlConnection connection, List<JobRow> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : CopyBinary.send(connection, Copy.TO_JOBS, rows)
                        .onErrorMap(NewRows::isThere, error -> new LostRace())
                        .then();
    }

    /** Another worker has stored one of them since they were looked for. */
    private static boolean isThere(Throwable error) {
        return error instanceof PostgresqlException refusal
                && refusal.getErrorDetails().getCode().equals(UNIQUE_VIOLATION)
                && refusal.getErrorDetails().getConstraintName().equals(KEY);
    }
}
