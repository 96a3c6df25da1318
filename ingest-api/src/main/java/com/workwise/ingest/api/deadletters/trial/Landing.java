package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.Job;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import java.util.List;
import java.util.function.Predicate;
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
                .then(References.missing(connection, "companies", rows, Job::companyId))
                .zipWhen(companies -> References.missing(connection, "categories", rows, Job::categoryId))
                .flatMapMany(missing -> land(
                        rows,
                        row -> missing.getT1().contains(row) || missing.getT2().contains(row)))
                .collectList();
    }

    private Flux<Fate> land(List<Row> rows, Predicate<Row> refersToNothing) {
        List<Row> sound = rows.stream().filter(refersToNothing.negate()).toList();
        Flux<Fate> refused = Flux.fromStream(() ->
                rows.stream().filter(refersToNothing).map(row -> Fate.refused(row, SqlStates.FOREIGN_KEY_VIOLATION)));
        return sound.isEmpty()
                ? refused
                : References.add(connection, "companies", sound, job -> job.companyId() == null ? job.company() : null)
                        .then(References.add(
                                connection,
                                "categories",
                                sound,
                                job -> job.categoryId() == null ? job.category() : null))
                        .thenMany(isolating(sound))
                        .concatWith(refused);
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
