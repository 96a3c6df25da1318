package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Status;
import com.workwise.ingest.worker.StatusBoard;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.Worker;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The table {@code workers}. On a connection of its own: it must neither wait for the lanes' connections nor take one
 * from them.
 */
final class WorkerRows implements StatusBoard, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LIFE = Duration.ofMinutes(30);

    /** A worker that was killed leaves its row behind. */
    private static final String SHOW = """
            WITH gone AS (DELETE FROM workers WHERE seen_at < now() - interval '1 day' AND id <> $1)
            INSERT INTO workers (id, name, started_at, seen_at, circuit, circuit_opened_at, records_per_second,
                in_flight_bytes, check_policy)
            VALUES ($1, $2, $3, now(), $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, circuit = excluded.circuit,
                circuit_opened_at = excluded.circuit_opened_at, records_per_second = excluded.records_per_second,
                in_flight_bytes = excluded.in_flight_bytes""";

    private static final String REMOVE = "DELETE FROM workers WHERE id = $1";

    private final ConnectionPool connection;
    private final Sessions sessions;
    private final Duration longestCopy;

    /**
     * @param connections the lanes'
     * @param longestCopy that any worker would wait for
     */
    WorkerRows(ConnectionFactory connections, Duration longestCopy) {
        this.longestCopy = longestCopy;
        ConnectionFactory own = connections instanceof ConnectionPool pool ? pool.unwrap() : connections;
        connection = new ConnectionPool(ConnectionPoolConfiguration.builder(own)
                .initialSize(0)
                .maxSize(1)
                .maxLifeTime(LIFE)
                .maxAcquireTime(TIMEOUT)
                .maxCreateConnectionTime(TIMEOUT)
                .build());
        sessions = new Sessions(connection, TIMEOUT);
    }

    /** And does for a worker that stopped what it cannot do itself. */
    @Override
    public Mono<Optional<StoreFault>> show(Status status) {
        return run(connection -> update(show(connection, status)).then(StuckCopies.end(connection, longestCopy)));
    }

    private static PostgresqlStatement show(PostgresqlConnection connection, Status status) {
        Instant opened = status.circuitOpenedAt();
        PostgresqlStatement statement = connection
                .createStatement(SHOW)
                .bind("$1", status.worker().id())
                .bind("$2", status.worker().name())
                .bind("$3", status.worker().startedAt())
                .bind("$4", status.circuit())
                .bind("$6", status.recordsPerSecond())
                .bind("$7", status.inFlightBytes())
                .bind("$8", Json.of(status.policy().json()));
        return opened == null ? statement.bindNull("$5", Instant.class) : statement.bind("$5", opened);
    }

    @Override
    public Mono<Optional<StoreFault>> remove(Worker worker) {
        return run(connection -> update(connection.createStatement(REMOVE).bind("$1", worker.id())));
    }

    @Override
    public void close() {
        connection.dispose();
    }

    private static Mono<Void> update(PostgresqlStatement statement) {
        return statement.execute().concatMap(PostgresqlResult::getRowsUpdated).then();
    }

    private Mono<Optional<StoreFault>> run(Function<PostgresqlConnection, Mono<Void>> work) {
        return sessions.withConnection(connection -> work.apply(connection).thenReturn(Optional.<StoreFault>empty()))
                .onErrorResume(error -> Mono.just(Optional.of(Faults.classify(error))));
    }
}
