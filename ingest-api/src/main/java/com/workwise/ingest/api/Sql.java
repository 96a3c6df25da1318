package com.workwise.ingest.api;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements and transactions on one connection. */
public final class Sql {

    private Sql() {}

    /** @param values for {@code $1}, {@code $2}, …; null = a text that is null */
    public static <T> Flux<T> query(
            Connection connection, String sql, Function<Readable, T> row, @Nullable Object... values) {
        return Flux.from(bind(connection.createStatement(sql), values).execute())
                .concatMap(result -> result.map(row));
    }

    /** @return how many rows it changed */
    public static Mono<Long> update(Connection connection, String sql, @Nullable Object... values) {
        return Flux.from(bind(connection.createStatement(sql), values).execute())
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum);
    }

    /** @return a column that is never null */
    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** All or nothing. @param longest of each statement */
    public static <T> Mono<T> inTransaction(Connection connection, Duration longest, Mono<T> work) {
        return Mono.from(connection.beginTransaction())
                .then(update(connection, "SET LOCAL statement_timeout = " + longest.toMillis()))
                .then(work.flatMap(
                        value -> Mono.from(connection.commitTransaction()).thenReturn(value)))
                .onErrorResume(failure -> Mono.from(connection.rollbackTransaction())
                        .onErrorComplete()
                        .then(Mono.error(failure)));
    }

    private static Statement bind(Statement statement, @Nullable Object... values) {
        Statement bound = statement;
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            bound = value == null ? bound.bind(i, Parameters.in(String.class)) : bound.bind(i, value);
        }
        return bound;
    }
}
