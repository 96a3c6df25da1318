package com.workwise.ingest.api.deadletters.browse;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.LetterState;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Counts letters. */
final class SummaryQueries {

    static final int GROUPS = 200;

    /** The example is looked up afterwards, so that the groups come from an index alone. */
    private static final String GROUPED = """
            SELECT stage, code, source, count, first_seen, last_seen, total,
                (SELECT id FROM dead_letters d WHERE d.seq = newest) AS example
            FROM (SELECT stage, code, source, count(*) AS count, min(first_failed_at) AS first_seen,
                    max(last_failed_at) AS last_seen, max(seq) AS newest, (sum(count(*)) OVER ())::bigint AS total
                FROM dead_letters WHERE %s
                GROUP BY stage, code, source ORDER BY count(*) DESC, stage, code, source LIMIT %d) groups
            ORDER BY count DESC, stage, code, source""";

    private static final String STATES = "SELECT state, count(*) AS count FROM dead_letters WHERE %s GROUP BY state";

    private SummaryQueries() {}

    /** @param total letters of all groups */
    record Grouped(LetterViews.Group group, long total) {}

    /** @return largest first; one more than {@link #GROUPS} when there are more */
    static Mono<List<Grouped>> groups(Connection connection, Conditions conditions) {
        String sql = GROUPED.formatted(conditions.where(), GROUPS + 1);
        return Sql.query(connection, sql, SummaryQueries::group, conditions.values())
                .collectList();
    }

    /** @return every state, with 0 where there is none */
    static Mono<Map<String, Long>> states(Connection connection, Conditions conditions) {
        Map<String, Long> none = new LinkedHashMap<>();
        for (LetterState state : LetterState.values()) {
            none.put(state.text(), 0L);
        }
        return Sql.query(
                        connection,
                        STATES.formatted(conditions.where()),
                        row -> Map.entry(required(row, "state", String.class), required(row, "count", Long.class)),
                        conditions.values())
                .reduce(none, (counts, entry) -> {
                    counts.put(entry.getKey(), entry.getValue());
                    return counts;
                });
    }

    private static Grouped group(Readable row) {
        return new Grouped(
                new LetterViews.Group(
                        required(row, "stage", String.class),
                        required(row, "code", String.class),
                        required(row, "source", String.class),
                        required(row, "count", Long.class),
                        required(row, "first_seen", Instant.class),
                        required(row, "last_seen", Instant.class),
                        required(row, "example", UUID.class)),
                required(row, "total", Long.class));
    }
}
