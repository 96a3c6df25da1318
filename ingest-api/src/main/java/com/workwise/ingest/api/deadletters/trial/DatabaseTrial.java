package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Tries chunks of rows on the database. */
final class DatabaseTrial {

    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final int RETRIES = 2;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Database database;

    DatabaseTrial(Database database) {
        this.database = database;
    }

    /** Of several versions of one posting the newest is tried; the others are superseded, as they would be in a batch. */
    Mono<List<Fate>> land(List<Row> rows) {
        Map<String, Row> newest = new HashMap<>();
        List<Fate> superseded = new ArrayList<>();
        for (Row row : rows) {
            Row other = newest.get(row.externalId());
            boolean wins = other == null || Row.BY_VERSION.compare(row, other) >= 0;
            Row loser = wins ? other : row;
            if (loser != null) {
                superseded.add(Fate.of(loser, Fate.Kind.SUPERSEDED));
            }
            if (wins) {
                newest.put(row.externalId(), row);
            }
        }
        List<Row> sorted = newest.values().stream().sorted(Row.IN_KEY_ORDER).toList();
        return (sorted.isEmpty() ? Mono.just(List.<Fate>of()) : landed(sorted)).map(fates -> union(superseded, fates));
    }

    private Mono<List<Fate>> landed(List<Row> rows) {
        return database.run(LIMIT, connection -> Landing.attempt(connection, rows))
                .switchIfEmpty(Mono.error(DatabaseTrial::busy))
                .retryWhen(Retry.fixedDelay(RETRIES, PAUSE)
                        .filter(Busy.class::isInstance)
                        .onRetryExhaustedThrow((retry, signal) -> signal.failure()))
                .onErrorMap(Busy.class, busy -> problem().asException());
    }

    private static List<Fate> union(List<Fate> left, List<Fate> right) {
        List<Fate> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }

    private static Busy busy() {
        return new Busy();
    }

    private static Problem problem() {
        return Problem.unavailable(
                "database_busy",
                "Others write the rows that the dry run would try. Ask again after Retry-After seconds, or for fewer"
                        + " letters.",
                RETRY_AFTER_SECONDS);
    }

    /** Other writers hold the rows. */
    private static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1;

        Busy() {
            super("locked by others", null, false, false);
        }
    }
}
