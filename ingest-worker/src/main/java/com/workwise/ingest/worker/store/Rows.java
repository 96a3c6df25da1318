package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.List;
import reactor.core.publisher.Mono;

/** A way to bring rows to the {@link Upsert}. */
interface Rows {

    /**
     * @param rows sorted by external_id, none of which occurs twice
     */
    Mono<Written> upsert(PostgresqlConnection connection, List<JobRow> rows);
}
