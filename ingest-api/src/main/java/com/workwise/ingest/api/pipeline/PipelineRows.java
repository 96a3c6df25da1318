package com.workwise.ingest.api.pipeline;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What the database knows of the pipeline. */
final class PipelineRows {

    private static final String WORKERS = """
            SELECT id, name, started_at, seen_at, seen_at > now() - interval '30 seconds' AS alive, circuit,
                circuit_opened_at, records_per_second, in_flight_bytes
            FROM workers ORDER BY name, started_at""";

    private static final List<String> STATES = List.of("open", "replaying", "parked");

    private static final String UNRESOLVED =
            "SELECT state, count(*) AS count FROM dead_letters WHERE state = ANY($1) GROUP BY state";

    private PipelineRows() {}

    static Mono<List<PipelineStatus.Worker>> workers(Connection connection) {
        return Sql.query(connection, WORKERS, PipelineRows::worker).collectList();
    }

    static Mono<Map<String, Long>> unresolved(Connection connection) {
        Map<String, Long> none = new LinkedHashMap<>();
        STATES.forEach(state -> none.put(state, 0L));
        return Sql.query(
                        connection,
                        UNRESOLVED,
                        row -> Map.entry(required(row, "state", String.class), required(row, "count", Long.class)),
                        (Object) STATES.toArray(String[]::new))
                .reduce(none, (counts, entry) -> {
                    counts.put(entry.getKey(), entry.getValue());
                    return counts;
                });
    }

    private static PipelineStatus.Worker worker(Readable row) {
        return new PipelineStatus.Worker(
                required(row, "id", UUID.class),
                required(row, "name", String.class),
                required(row, "started_at", Instant.class),
                required(row, "seen_at", Instant.class),
                required(row, "alive", Boolean.class),
                required(row, "circuit", String.class),
                row.get("circuit_opened_at", Instant.class),
                Math.round(10 * required(row, "records_per_second", Float.class)) / 10.0,
                required(row, "in_flight_bytes", Long.class));
    }
}
