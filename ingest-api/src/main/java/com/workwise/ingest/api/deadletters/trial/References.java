package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.Job;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Companies and categories, given by id or by name. A table's name is trusted: it becomes part of the statement. */
final class References {

    private References() {}

    /**
     * One question for all rows: ids that do not exist are the likeliest refusal of all.
     *
     * @return the rows that give such an id
     */
    static Mono<Set<Row>> missing(
            Connection connection, String table, List<Row> rows, Function<Job, @Nullable Long> id) {
        Set<Long> ids = collect(rows, id);
        ids.remove(Job.UNKNOWN_ID);
        if (ids.isEmpty()) {
            return Mono.just(Set.of());
        }
        String sql = "SELECT id FROM unnest($1::bigint[]) AS asked (id) WHERE NOT EXISTS (SELECT FROM " + table
                + " t WHERE t.id = asked.id)";
        return Flux.from(connection
                        .createStatement(sql)
                        .bind("$1", ids.toArray(Long[]::new))
                        .execute())
                .concatMap(result -> result.map(row -> Objects.requireNonNull(row.get("id", Long.class))))
                .collect(Collectors.toSet())
                .map(unknown -> rows.stream()
                        .filter(row -> row.job() != null && isIn(unknown, id.apply(row.job())))
                        .collect(Collectors.toSet()));
    }

    private static boolean isIn(Set<Long> ids, @Nullable Long id) {
        return id != null && ids.contains(id);
    }

    /** In the order in which workers add names. */
    static Mono<Void> add(Connection connection, String table, List<Row> rows, Function<Job, @Nullable String> name) {
        Set<String> names = collect(rows, name);
        if (names.isEmpty()) {
            return Mono.empty();
        }
        String sql = "INSERT INTO " + table + " (name) SELECT unnest($1::text[]) ON CONFLICT (name) DO NOTHING";
        return Mono.defer(() -> Flux.from(connection
                        .createStatement(sql)
                        .bind("$1", names.toArray(String[]::new))
                        .execute())
                .concatMap(Result::getRowsUpdated)
                .then());
    }

    private static <T> Set<T> collect(List<Row> rows, Function<Job, @Nullable T> part) {
        Set<T> parts = new TreeSet<>();
        for (Row row : rows) {
            T told = row.job() == null ? null : part.apply(row.job());
            if (told != null) {
                parts.add(told);
            }
        }
        return parts;
    }
}
