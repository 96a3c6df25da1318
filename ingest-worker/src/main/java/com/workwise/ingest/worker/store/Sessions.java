package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.StoreFault;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Connections for one piece of work each. A connection on which anything but a plain refusal happened is closed for
 * good, beneath the pool: returned to it, a connection that hangs would stay acquired for ever (r2dbc-pool #138, #227).
 */
final class Sessions {

    private static final Duration CLEANUP = Duration.ofSeconds(1);

    private final ConnectionFactory connections;
    private final Duration timeout;

    Sessions(ConnectionFactory connections, Duration timeout) {
        this.connections = connections;
        this.timeout = timeout;
    }

    /** @param work errors roll back; it must not be cancelled from inside */
    <T> Mono<T> inTransaction(Function<PostgresqlConnection, Mono<T>> work) {
        return withConnection(connection -> connection
                .beginTransaction()
                .then(work.apply(connection))
                .flatMap(result -> connection.commitTransaction().thenReturn(result)));
    }

    /** Each statement commits by itself. */
    <T> Mono<T> withConnection(Function<PostgresqlConnection, Mono<T>> work) {
        return Mono.usingWhen(
                connections.create(),
                connection -> work.apply(raw(connection)).timeout(timeout),
                Connection::close,
                (connection, error) -> Faults.classify(error).kind() == StoreFault.Kind.OUTAGE
                        ? abandon(connection)
                        : rollback(connection),
                Sessions::abandon);
    }

    private static Mono<Void> rollback(Connection connection) {
        return raw(connection)
                .rollbackTransaction()
                .timeout(CLEANUP)
                .then(Mono.from(connection.close()))
                .onErrorResume(error -> abandon(connection));
    }

    private static Mono<Void> abandon(Connection connection) {
        return raw(connection)
                .close()
                .timeout(CLEANUP)
                .onErrorComplete()
                .then(Mono.from(connection.close()).timeout(CLEANUP).onErrorComplete());
    }

    private static PostgresqlConnection raw(Connection connection) {
        Object candidate = connection;
        while (!(candidate instanceof PostgresqlConnection) && candidate instanceof Wrapped<?> wrapped) {
            candidate = wrapped.unwrap();
        }
        return (PostgresqlConnection) candidate;
    }
}
