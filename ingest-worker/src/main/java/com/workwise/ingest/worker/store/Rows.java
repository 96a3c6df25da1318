package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A way to bring rows to the {@link Upsert}. */
interface Rows {

    /**
     * @param rows sorted by external_id, none of which occurs twice
     * @return by external_id, whether the row is new; rows that stayed as they were are missing
     */
    Mono<Map<String, Boolean>> upsert(PostgresqlConnection connection, List<JobRow> rows);
}
