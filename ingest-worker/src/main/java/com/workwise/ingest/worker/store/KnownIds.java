package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Which ids of a table exist. Asked before the batch's transaction: an id that a client gave and that does not exist is
 * the likeliest refusal of all, and one question finds every such item of a batch, where halving costs a transaction for
 * each step.
 */
final class KnownIds {

    /** Forgotten all at once when exceeded. */
    private static final int CACHED = 100_000;

    private final String sql;
    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    /** @param table trusted: it becomes part of the statement */
    KnownIds(String table) {
        this.sql = "SELECT id FROM " + table + " WHERE id = ANY ($1::bigint[])";
    }

    /** @return those that do not exist */
    Mono<Set<Long>> missing(Sessions sessions, Collection<Long> ids) {
        return Mono.defer(() -> {
            if (known.size() > CACHED) {
                known.clear();
            }
            Set<Long> unsure = new TreeSet<>(ids);
            unsure.removeAll(known);
            return unsure.isEmpty()
                    ? Mono.just(unsure)
                    : sessions.withConnection(connection -> ask(connection, unsure));
        });
    }

    /** After a refusal: a row that was there may have been deleted. */
    void forget() {
        known.clear();
    }

    private Mono<Set<Long>> ask(PostgresqlConnection connection, Set<Long> unsure) {
        return connection
                .createStatement(sql)
                .bind("$1", unsure.toArray(Long[]::new))
                .execute()
                .concatMap(result -> result.map((row, meta) -> row.get("id", Long.class)))
                .collectList()
                .map(there -> {
                    known.addAll(there);
                    Set<Long> missing = new TreeSet<>(unsure);
                    there.forEach(missing::remove);
                    return missing;
                });
    }
}
