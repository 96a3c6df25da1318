package com.workwise.ingest.worker.store;

import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.worker.Outcome;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Outcomes of HTTP batches: per batch one character for each item, which the statement turns into bit strings and merges
 * with OR. An item keeps the first outcome it got, so redelivery changes nothing.
 */
final class BatchOutcomes {

    private static final char NONE = '.';

    /** Columns, and the letter that stands for each, by {@link Outcome#ordinal}. */
    private static final String[] COLUMNS = {
        "inserted", "updated", "unchanged", "superseded", "rejected", "dead_lettered"
    };

    private static final String LETTERS = "IU=SRD";

    private static final String SQL = sql();

    private final Map<UUID, Marks> batches = new TreeMap<>();

    private record Marks(BatchItem item, char[] letters) {}

    void mark(BatchItem item, Outcome outcome) {
        Marks marks = batches.computeIfAbsent(item.batch(), id -> {
            char[] letters = new char[item.items()];
            Arrays.fill(letters, NONE);
            return new Marks(item, letters);
        });
        // A producer that gives one batch two sizes gets the second one's items uncounted, here and in the statement.
        if (item.index() < marks.letters.length) {
            marks.letters[item.index()] = LETTERS.charAt(outcome.ordinal());
        }
    }

    Mono<Void> write(PostgresqlConnection connection) {
        if (batches.isEmpty()) {
            return Mono.empty();
        }
        Marks[] all = batches.values().toArray(Marks[]::new);
        return connection
                .createStatement(SQL)
                .bind("$1", Arrays.stream(all).map(marks -> marks.item.batch()).toArray(UUID[]::new))
                .bind("$2", Arrays.stream(all).map(marks -> marks.item.client()).toArray(String[]::new))
                .bind("$3", Arrays.stream(all).map(marks -> marks.item.items()).toArray(Integer[]::new))
                .bind(
                        "$4",
                        Arrays.stream(all).map(marks -> marks.item.accepted()).toArray(Integer[]::new))
                .bind(
                        "$5",
                        Arrays.stream(all)
                                .map(marks -> new String(marks.letters))
                                .toArray(String[]::new))
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .then();
    }

    private static String sql() {
        String settled = Arrays.stream(COLUMNS).map(column -> "b." + column).collect(Collectors.joining(" | "));
        String merges = Arrays.stream(COLUMNS)
                .map(column -> "%1$s = b.%1$s | (excluded.%1$s & ~(%2$s))".formatted(column, settled))
                .collect(Collectors.joining(",\n    "));
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < COLUMNS.length; i++) {
            String zerosAndOne = "0".repeat(i) + '1' + "0".repeat(COLUMNS.length - i);
            bits.append(",\n    translate(marks, '%s%s', '%s')::varbit".formatted(LETTERS, NONE, zerosAndOne));
        }
        return """
                INSERT INTO ingest_batches AS b (id, client, items, accepted, %s)
                SELECT id, client, items, accepted%s
                FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::integer[], $5::text[])
                    AS m (id, client, items, accepted, marks)
                ORDER BY id
                ON CONFLICT (id) DO UPDATE SET
                    %s
                WHERE b.items = excluded.items""".formatted(String.join(", ", COLUMNS), bits, merges);
    }
}
