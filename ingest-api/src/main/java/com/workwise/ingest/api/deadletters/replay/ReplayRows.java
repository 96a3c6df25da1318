package com.workwise.ingest.api.deadletters.replay;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads replays as clients see them. */
final class ReplayRows {

    private static final String FIND = "SELECT " + ReplayRow.COLUMNS + " FROM replays WHERE id = $1";

    private static final String NAMED =
            "SELECT " + ReplayRow.COLUMNS + " FROM replays WHERE actor = $1 AND idempotency_key = $2";

    private static final String PAGE =
            "SELECT " + ReplayRow.COLUMNS + " FROM replays WHERE seq < $1 ORDER BY seq DESC LIMIT $2";

    private static final String COUNTS = """
            SELECT replay_id, state, CASE WHEN state = 'passed' THEN outcome END AS outcome, count(*) AS count
            FROM replay_items WHERE replay_id = ANY($1) GROUP BY 1, 2, 3""";

    private static final String FAILURES = """
            SELECT coalesce(outcome, state) AS code, count(*) AS count
            FROM replay_items WHERE replay_id = $1 AND state IN ('failed', 'skipped')
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50""";

    private static final String HISTORY = """
            SELECT at, kind, actor, request_id, detail::text AS detail FROM replay_events
            WHERE replay_id = $1 ORDER BY id""";

    private static final JsonMapper JSON = JsonMapper.shared();

    private ReplayRows() {}

    /** @return with failures and history */
    static Mono<Replay> find(Connection connection, UUID id) {
        return row(connection, id)
                .flatMap(row -> tallies(connection, List.of(id))
                        .flatMap(tallies -> Sql.query(connection, FAILURES, ReplayRows::failures, id)
                                .collectList()
                                .flatMap(failures -> Sql.query(connection, HISTORY, ReplayRows::event, id)
                                        .collectList()
                                        .map(history ->
                                                view(row, tallies.getOrDefault(id, Tally.NONE), failures, history)))));
    }

    static Mono<ReplayRow> row(Connection connection, UUID id) {
        return Sql.query(connection, FIND, ReplayRow::of, id).singleOrEmpty();
    }

    /** @return the replay that the operator asked for under that name */
    static Mono<ReplayRow> named(Connection connection, String actor, String idempotencyKey) {
        return Sql.query(connection, NAMED, ReplayRow::of, actor, idempotencyKey)
                .singleOrEmpty();
    }

    /** @return newest first */
    static Mono<List<Listed>> page(Connection connection, long before, int limit) {
        return Sql.query(connection, PAGE, ReplayRow::of, before, limit)
                .collectList()
                .flatMap(rows -> tallies(
                                connection, rows.stream().map(ReplayRow::id).toList())
                        .map(tallies -> rows.stream()
                                .map(row -> new Listed(
                                        row.seq(), view(row, tallies.getOrDefault(row.id(), Tally.NONE), null, null)))
                                .toList()));
    }

    static Mono<Replay.Counts> counts(Connection connection, UUID id) {
        return tallies(connection, List.of(id))
                .map(tallies -> tallies.getOrDefault(id, Tally.NONE).counts());
    }

    record Listed(long seq, Replay replay) {}

    private record Tally(Map<String, Long> states, Map<String, Long> outcomes) {

        static final Tally NONE = new Tally(Map.of(), Map.of());

        Replay.Counts counts() {
            return Replay.Counts.of(states);
        }
    }

    private record Counted(
            UUID replay, String state, @Nullable String outcome, long count) {}

    private static Mono<Map<UUID, Tally>> tallies(Connection connection, Collection<UUID> replays) {
        return Sql.query(
                        connection,
                        COUNTS,
                        row -> new Counted(
                                required(row, "replay_id", UUID.class),
                                required(row, "state", String.class),
                                row.get("outcome", String.class),
                                required(row, "count", Long.class)),
                        (Object) replays.toArray(UUID[]::new))
                .collectList()
                .map(counted -> counted.stream()
                        .collect(Collectors.groupingBy(
                                Counted::replay,
                                HashMap::new,
                                Collectors.collectingAndThen(Collectors.toList(), ReplayRows::tally))));
    }

    private static Tally tally(List<Counted> counted) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (Counted each : counted) {
            if (each.outcome() != null) {
                outcomes.merge(each.outcome(), each.count(), Long::sum);
            }
        }
        return new Tally(sums(counted, Counted::state), outcomes);
    }

    private static Map<String, Long> sums(List<Counted> counted, Function<Counted, String> by) {
        return counted.stream().collect(Collectors.groupingBy(by, Collectors.summingLong(Counted::count)));
    }

    private static Replay view(
            ReplayRow row,
            Tally tally,
            @Nullable List<Replay.Failures> failures,
            @Nullable List<Replay.Event> history) {
        Replay.Counts counts = tally.counts();
        boolean ramping = row.canary() && row.state() == ReplayState.RUNNING && Ramp.limit(counts) < row.total();
        return new Replay(
                row.id(),
                row.state(),
                row.stateReason(),
                row.actor(),
                row.reason(),
                row.createdAt(),
                row.approvedBy(),
                row.startedAt(),
                row.endedAt(),
                row.targetTopic(),
                row.rate(),
                row.canary(),
                row.maxFailureShare(),
                row.selection(),
                row.edits(),
                row.total(),
                counts,
                tally.outcomes(),
                ramping ? new Replay.Stage(Ramp.limit(counts)) : null,
                failures,
                history);
    }

    private static Replay.Failures failures(Readable row) {
        return new Replay.Failures(required(row, "code", String.class), required(row, "count", Long.class));
    }

    private static Replay.Event event(Readable row) {
        return new Replay.Event(
                required(row, "at", Instant.class),
                required(row, "kind", String.class),
                row.get("actor", String.class),
                row.get("request_id", String.class),
                JSON.readTree(required(row, "detail", String.class)));
    }
}
