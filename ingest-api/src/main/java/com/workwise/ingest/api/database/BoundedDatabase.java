package com.workwise.ingest.api.database;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.ProblemException;
import com.workwise.ingest.api.ToTheEnd;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import reactor.core.publisher.Mono;

/**
 * Work that takes too long loses its raw connection, which the pool then replaces. Giving such a connection back in the
 * usual way would wait for a server that may never answer, and the pool would be one connection smaller for ever.
 */
final class BoundedDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger(BoundedDatabase.class);

    /** For work on a connection that nobody gives longer: a moment's slowness must not cost connections. */
    private static final Duration WORK_LIMIT = Duration.ofSeconds(3);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final ConnectionFactory connections;
    private final AtomicBoolean failing = new AtomicBoolean();

    BoundedDatabase(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Never cancelled from outside: within the pool or the driver a connection could get lost. */
    @Override
    public <T> Mono<T> run(Duration limit, Function<Connection, Publisher<T>> work) {
        return ToTheEnd.run(
                        onConnection(limit, work).doOnError(this::noteFailure).doOnSuccess(value -> noteSuccess()))
                .timeout(limit)
                .onErrorMap(failure -> failure instanceof ProblemException
                        ? failure
                        : unavailable().asException());
    }

    private <T> Mono<T> onConnection(Duration limit, Function<Connection, Publisher<T>> work) {
        Duration longest = limit.compareTo(WORK_LIMIT) > 0 ? limit : WORK_LIMIT;
        return Mono.usingWhen(
                connections.create(),
                connection -> Mono.from(work.apply(connection)).timeout(longest),
                Connection::close,
                (connection, failure) ->
                        failure instanceof TimeoutException ? cut(connection) : bounded(connection.close()),
                BoundedDatabase::cut);
    }

    /** The raw connection first: the pool drops a connection that it finds closed, without talking to the server. */
    private static Mono<Void> cut(Connection connection) {
        return bounded(raw(connection).close()).then(bounded(connection.close()));
    }

    private static Mono<Void> bounded(Publisher<Void> close) {
        return Mono.from(close).timeout(CLOSE_LIMIT).onErrorComplete();
    }

    private static Connection raw(Connection connection) {
        return connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner
                ? raw(inner)
                : connection;
    }

    private void noteFailure(Throwable failure) {
        if (failure instanceof ProblemException) {
            return;
        }
        if (failing.compareAndSet(false, true)) {
            log.warn(
                    "the database does not serve: {}",
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }

    private void noteSuccess() {
        if (failing.compareAndSet(true, false)) {
            log.info("the database serves again");
        }
    }

    private static Problem unavailable() {
        return Problem.unavailable(
                "database_unavailable",
                "The database does not answer. Submitting works all the same; ask again after Retry-After seconds.",
                RETRY_AFTER_SECONDS);
    }
}
