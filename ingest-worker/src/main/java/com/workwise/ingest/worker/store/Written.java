package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What an upsert did. Told in one row: thousands of rows, one for each key, cost worker and database a tenth of the whole
 * work, and mostly say the same.
 *
 * @param rest what became of all keys but the others
 * @param updatedIds of {@code jobs}, as PostgreSQL writes an array: nobody reads it but {@link Sightings}' statement
 */
record Written(
        Fate rest, Map<String, Fate> others, @Nullable String updatedIds) {

    static final Written NOTHING = new Written(Fate.UNTOUCHED, Map.of(), null);

    enum Fate {
        INSERTED,
        UPDATED,
        UNCHANGED,
        SUPERSEDED,
        /** It was there and stayed as it was: one of the two before. */
        UNTOUCHED
    }

    Fate fate(Checked.Keyed item) {
        // Mostly all have the same, and nobody has to look at a key.
        return others.isEmpty() ? rest : others.getOrDefault(item.key().value(), rest);
    }

    /**
     * @param upsert an INSERT into jobs AS j
     * @param keys an expression that tells of how many keys
     */
    static String sql(String upsert, String keys) {
        return """
                WITH written AS (
                %1$s
                RETURNING j.id, j.external_id, j.xmax = 0 AS inserted)
                SELECT count(*) FILTER (WHERE inserted) AS inserted,
                    count(*) FILTER (WHERE NOT inserted) AS updated,
                    CAST(array_agg(id) FILTER (WHERE NOT inserted) AS text) AS updated_ids,
                    CASE WHEN count(*) FILTER (WHERE NOT inserted) < %2$s
                        THEN array_agg(external_id) FILTER (WHERE NOT inserted) END AS updated_keys,
                    CASE WHEN count(*) < %2$s THEN array_agg(external_id) FILTER (WHERE inserted) END AS inserted_keys
                FROM written""".formatted(upsert, keys);
    }

    /** @param keys how many */
    static Mono<Written> read(Flux<PostgresqlResult> results, int keys) {
        return results.concatMap(result -> result.map((row, meta) -> of(
                        keys,
                        Objects.requireNonNull(row.get("inserted", Long.class)),
                        Objects.requireNonNull(row.get("updated", Long.class)),
                        row.get("updated_ids", String.class),
                        row.get("updated_keys", String[].class),
                        row.get("inserted_keys", String[].class))))
                .next();
    }

    private static Written of(
            int keys,
            long inserted,
            long updated,
            @Nullable String updatedIds,
            String @Nullable [] updatedKeys,
            String @Nullable [] insertedKeys) {
        if (updated == keys) {
            return new Written(Fate.UPDATED, Map.of(), updatedIds);
        }
        Map<String, Fate> others = new HashMap<>();
        put(others, updatedKeys, Fate.UPDATED);
        if (inserted + updated == keys) {
            return new Written(Fate.INSERTED, others, updatedIds);
        }
        put(others, insertedKeys, Fate.INSERTED);
        return new Written(Fate.UNTOUCHED, others, updatedIds);
    }

    private static void put(Map<String, Fate> fates, String @Nullable [] keys, Fate fate) {
        if (keys != null) {
            Arrays.stream(keys).forEach(key -> fates.put(key, fate));
        }
    }
}
