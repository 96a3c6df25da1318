package com.workwise.ingest.api.deadletters.upkeep;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What is counted of the ledger. */
final class LedgerState {

    private static final String UNRESOLVED = """
            SELECT state, count(*) AS count FROM dead_letters WHERE state IN ('open', 'replaying', 'parked') GROUP BY 1""";

    private static final String EXPIRING = """
            SELECT count(*) AS count, min(last_failed_at) AS first FROM dead_letters
            WHERE state IN ('open', 'replaying', 'parked') AND letter_topic = $1 AND last_failed_at < $2""";

    private LedgerState() {}

    /** @param first when the oldest of them failed */
    record Old(long letters, @Nullable Instant first) {}

    static Mono<Map<String, Long>> unresolved(Connection connection) {
        return Sql.query(
                        connection,
                        UNRESOLVED,
                        row -> Map.entry(required(row, "state", String.class), required(row, "count", Long.class)))
                .collect(HashMap::new, (counts, entry) -> counts.put(entry.getKey(), entry.getValue()));
    }

    /** @return unresolved letters of the topic that failed longer ago */
    static Mono<Old> older(Connection connection, String topic, Instant than) {
        return Sql.query(
                        connection,
                        EXPIRING,
                        row -> new Old(required(row, "count", Long.class), row.get("first", Instant.class)),
                        topic,
                        than)
                .single();
    }

    /**
     * In the second half of the retention at the earliest: where it is short, every letter would be warned of from the
     * first moment.
     *
     * @return the time before which a letter must have failed to be gone that soon
     */
    static Instant horizon(Instant now, Duration retention, Duration warnBefore) {
        Duration half = retention.dividedBy(2);
        return now.plus(warnBefore.compareTo(half) < 0 ? warnBefore : half).minus(retention);
    }
}
