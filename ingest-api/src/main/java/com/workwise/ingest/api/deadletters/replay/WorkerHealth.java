package com.workwise.ingest.api.deadletters.replay;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * What the workers say of themselves.
 *
 * @param alive how many were heard of lately
 * @param broken how many of them have an open circuit, or had one since a replay is judged
 */
record WorkerHealth(long alive, long broken) {

    private static final String SQL = """
            SELECT count(*) AS alive, count(*) FILTER (WHERE circuit IN ('open', 'half_open', 'forced_open')
                OR circuit_opened_at > $1) AS broken
            FROM workers WHERE seen_at > now() - interval '30 seconds'""";

    static Mono<WorkerHealth> since(Connection connection, Instant judgedSince) {
        return Sql.query(
                        connection,
                        SQL,
                        row -> new WorkerHealth(
                                required(row, "alive", Long.class), required(row, "broken", Long.class)),
                        judgedSince)
                .single();
    }
}
