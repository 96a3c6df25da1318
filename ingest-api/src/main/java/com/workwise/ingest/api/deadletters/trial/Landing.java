package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.Job;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes rows in a transaction that always ends in a rollback. What the database refuses is found by halving. */
final class Landing {

    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '1s'";
    private static final String SAVEPOINT = "trial";

    private final Connection connection;

    private Landing(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param rows in key order, no key twice
     * @return empty when other writers hold what it would lock
     */
    static Mono<List<Fate>> attempt(Connection connection, List<Row> rows) {
        return Mono.usingWhen(
                        Mono.from(connection.beginTransaction()).thenReturn(connection),
                        begun -> new Landing(begun).write(rows),
                        Connection::rollbackTransaction,
                        (begun, failure) -> begun.rollbackTransaction(),
                        Connection::rollbackTransaction)
                .onErrorResume(SqlStates::isContention, busy -> Mono.empty());
    }

    private Mono<List<Fate>> write(List<Row> rows) {
        return execute(LOCK_TIMEOUT)
                .then(add("companies", rows, job -> job.companyId() == null ? job.company() : null))
                .then(add("categories", rows, job -> job.categoryId() == null ? job.category() : null))
                .thenMany(isolating(rows))
                .collectList();
    }

    /** In the order in which workers add names. */
    private Mono<Void> add(String table, List<Row> rows, Function<Job, @Nullable String> name) {
        TreeSet<String> names = new TreeSet<>();
        rows.stream()
                .map(Row::job)
                .filter(Objects::nonNull)
                .map(name)
                .filter(Objects::nonNull)
                .forEach(names::add);
        if (names.isEmpty()) {
            return Mono.empty();
        }
        String sql = "INSERT INTO " + table + " (name) SELECT unnest($1::text[]) ON CONFLICT (name) DO NOTHING";
        return Flux.from(connection
                        .createStatement(sql)
                        .bind("$1", names.toArray(String[]::new))
                        .execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }

    private Flux<Fate> isolating(List<Row> rows) {
        return Mono.from(connection.createSavepoint(SAVEPOINT))
                .thenMany(Flux.defer(() -> Upsert.write(connection, rows)))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .onErrorResume(R2dbcException.class, failure -> afterRefusal(rows, failure));
    }

    private Flux<Fate> afterRefusal(List<Row> rows, R2dbcException failure) {
        if (!SqlStates.isRefusal(failure)) {
            return Flux.error(failure);
        }
        int middle = rows.size() / 2;
        Flux<Fate> again = rows.size() == 1
                ? Flux.just(Fate.refused(rows.getFirst(), SqlStates.of(failure)))
                : Flux.concat(
                        isolating(rows.subList(0, middle)),
                        Flux.defer(() -> isolating(rows.subList(middle, rows.size()))));
        return Mono.from(connection.rollbackTransactionToSavepoint(SAVEPOINT)).thenMany(again);
    }

    private Mono<Void> execute(String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }
}
