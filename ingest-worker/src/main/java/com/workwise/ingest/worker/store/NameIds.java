package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

    @Nullable
    Long known(String name) {
        return known.get(name);
    }

    /**
     * @param missing sorted: two workers that add the same names must meet them in the same order
     * @return the id of each
     */
    Mono<Map<String, Long>> load(Sessions sessions, SortedSet<String> missing) {
        if (missing.isEmpty()) {
            return Mono.just(Map.of());
        }
        return sessions.withConnection(connection -> ask(connection, missing)).map(loaded -> {
            if (loaded.size() != missing.size()) {
                // A name that another worker added while our statement ran is seen by neither half of it.
                throw new LostRace();
            }
            if (known.size() > CACHED) {
                known.clear();
            }
            known.putAll(loaded);
            return loaded;
        });
    }

    /** After a refusal: a row behind a cached id may have been deleted. */
    void forget() {
        known.clear();
    }

    private Mono<Map<String, Long>> ask(PostgresqlConnection connection, SortedSet<String> missing) {
        return connection
                .createStatement(sql)
                .bind("$1", missing.toArray(String[]::new))
                .execute()
                .concatMap(result -> result.map((row, meta) -> Map.entry(
                        Objects.requireNonNull(row.get("name", String.class)),
                        Objects.requireNonNull(row.get("id", Long.class)))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
