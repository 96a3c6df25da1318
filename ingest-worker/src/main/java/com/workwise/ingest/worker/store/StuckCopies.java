package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Ends sessions of workers that stopped in the middle of a COPY, because their machine was suspended or their process
 * halted. PostgreSQL waits for the rest without limit: its timeouts do not act while it reads from a client, and the
 * network is well. Meanwhile the rows stay locked, and whoever took over the records fails with 55P03.
 */
final class StuckCopies {

    private static final Logger log = LoggerFactory.getLogger(StuckCopies.class);

    private static final String SQL = """
            SELECT count(pg_terminate_backend(pid)) AS ended FROM pg_stat_activity
            WHERE datname = current_database() AND usename = current_user AND query = ANY ($1::text[])
                AND state = 'active' AND wait_event = 'ClientRead'
                AND query_start < clock_timestamp() - $2::bigint * interval '1 millisecond'""";

    private StuckCopies() {}

    /** @param age the longest that a worker would wait itself */
    static Mono<Void> end(PostgresqlConnection connection, Duration age) {
        return connection
                .createStatement(SQL)
                .bind("$1", Arrays.stream(Copy.values()).map(Copy::sql).toArray(String[]::new))
                .bind("$2", age.toMillis())
                .execute()
                .concatMap(result -> result.map((row, meta) -> Objects.requireNonNull(row.get("ended", Long.class))))
                .doOnNext(ended -> {
                    if (ended > 0) {
                        log.warn("Ended {} database sessions of workers that stopped in the middle of a COPY", ended);
                    }
                })
                .then();
    }
}
