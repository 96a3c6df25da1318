package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * The ids of a table of names, which are added as they come. Resolved before the batch's transaction, so that no batch
 * waits for another one's new company until it commits; a name whose postings are then refused stays, and harms nobody.
 */
final class NameIds {

    /** Forgotten all at once when exceeded: some 50 MB of long names at the most. */
    private static final int CACHED = 100_000;

    private final String sql;
    private final Map<String, Long> known = new ConcurrentHashMap<>();

    /** @param table trusted: it becomes part of the statement */
    NameIds(String table) {
        this.sql = """
                WITH added AS (
                    INSERT INTO %1$s (name) SELECT unnest($1::text[]) ON CONFLICT (name) DO NOTHING RETURNING id, name)
                SELECT id, name FROM added UNION ALL SELECT id, name FROM %1$s WHERE name = ANY ($1::text[])""".formatted(table);
    }

    /** @return completes when each of the names is known to {@link #id} */
    Mono<Void> resolve(Sessions sessions, Collection<String> names) {
        return Mono.defer(() -> {
            if (known.size() > CACHED) {
                known.clear();
            }
            // Sorted: two workers that add the same names must meet them in the same order.
            SortedSet<String> missing = new TreeSet<>();
            for (String name : names) {
                if (!known.containsKey(name)) {
                    missing.add(name);
                }
            }
            return missing.isEmpty()
                    ? Mono.empty()
                    : sessions.withConnection(connection -> load(connection, missing))
                            .then(confirm(missing));
        });
    }

    long id(String name) {
        Long id = known.get(name);
        if (id == null) {
            // Cleared by another lane since it was resolved.
            throw new LostRace();
        }
        return id;
    }

    /** After a refusal: a row behind a cached id may have been deleted. */
    void forget() {
        known.clear();
    }

    private Mono<Long> load(PostgresqlConnection connection, SortedSet<String> missing) {
        return connection
                .createStatement(sql)
                .bind("$1", missing.toArray(String[]::new))
                .execute()
                .concatMap(result -> result.map((row, meta) -> {
                    known.put(row.get("name", String.class), row.get("id", Long.class));
                    return 1;
                }))
                .count();
    }

    /** A name that another worker added while our statement ran is seen by neither half of it; the next try sees it. */
    private Mono<Void> confirm(SortedSet<String> missing) {
        return Mono.defer(() -> known.keySet().containsAll(missing) ? Mono.empty() : Mono.error(new LostRace()));
    }
}
