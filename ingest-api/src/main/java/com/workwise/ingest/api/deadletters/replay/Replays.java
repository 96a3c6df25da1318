package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.Operator;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** What operators do with replays that are there. Each act and its event are one transaction. */
final class Replays {

    /** Outcomes from before a resume are not held against it. */
    private static final String RESUME = """
            UPDATE replays r SET state = 'running', state_reason = NULL, ended_at = NULL, judged_since = now(),
                judged_passed = c.passed, judged_failed = c.failed
            FROM (SELECT count(*) FILTER (WHERE state = 'passed') AS passed,
                    count(*) FILTER (WHERE state = 'failed') AS failed
                FROM replay_items WHERE replay_id = $1) c
            WHERE r.id = $1 AND r.state = ANY($2)""";

    private static final String PAUSE =
            "UPDATE replays SET state = 'paused', state_reason = NULL WHERE id = $1 AND state = ANY($2)";

    private static final String CANCEL = """
            WITH unsent AS (UPDATE replay_items SET state = 'cancelled' WHERE replay_id = $1 AND state = 'waiting'
                AND EXISTS (SELECT FROM replays WHERE id = $1 AND state = ANY($2)))
            UPDATE replays SET state = 'cancelled', state_reason = NULL, ended_at = now()
            WHERE id = $1 AND state = ANY($2)""";

    private static final String APPROVE = """
            UPDATE replays SET state = 'running', state_reason = NULL, approved_by = $3, started_at = now(),
                judged_since = now()
            WHERE id = $1 AND state = ANY($2)""";

    private final Database database;
    private final DeadLetterSettings settings;
    private final ReplayEvents events;

    Replays(Database database, DeadLetterSettings settings, ReplayEvents events) {
        this.database = database;
        this.settings = settings;
        this.events = events;
    }

    Mono<UUID> pause(UUID id, Operator operator) {
        return act(id, PAUSE, EnumSet.of(ReplayState.RUNNING), "paused", operator);
    }

    Mono<UUID> resume(UUID id, Operator operator) {
        return act(id, RESUME, EnumSet.of(ReplayState.PAUSED, ReplayState.STOPPED), "resumed", operator);
    }

    Mono<UUID> cancel(UUID id, Operator operator) {
        Set<ReplayState> states = EnumSet.complementOf(EnumSet.of(ReplayState.CANCELLED, ReplayState.COMPLETED));
        return act(id, CANCEL, states, "cancelled", operator);
    }

    Mono<UUID> approve(UUID id, Operator operator) {
        return database.run(
                settings.writeTimeout(),
                connection -> ReplayRows.row(connection, id)
                        .switchIfEmpty(Mono.error(() -> notFound()))
                        .flatMap(replay -> replay.actor().equals(operator.name())
                                ? Mono.error(Problem.of(
                                                HttpStatus.FORBIDDEN,
                                                "second_operator_needed",
                                                "Whoever asked for a replay cannot approve it; another operator must.")
                                        .asException())
                                : act(
                                        connection,
                                        id,
                                        APPROVE,
                                        EnumSet.of(ReplayState.AWAITING_APPROVAL),
                                        "approved",
                                        operator,
                                        operator.name())));
    }

    private Mono<UUID> act(UUID id, String sql, Set<ReplayState> from, String event, Operator operator) {
        return database.run(settings.writeTimeout(), connection -> act(connection, id, sql, from, event, operator));
    }

    private Mono<UUID> act(
            Connection connection,
            UUID id,
            String sql,
            Set<ReplayState> from,
            String event,
            Operator operator,
            Object... more) {
        Object[] values = new Object[2 + more.length];
        values[0] = id;
        values[1] = ReplayState.texts(from);
        System.arraycopy(more, 0, values, 2, more.length);
        Mono<UUID> work = Sql.update(connection, sql, values)
                .flatMap(changed -> changed == 0
                        ? Mono.error(Refused.INSTANCE)
                        : events.add(connection, id, event, operator, Map.of()))
                .thenReturn(id);
        return Sql.inTransaction(connection, settings.writeTimeout(), work)
                .onErrorResume(Refused.class, refused -> wrongState(connection, id, event))
                .onErrorResume(
                        R2dbcDataIntegrityViolationException.class,
                        taken -> ReplayRows.row(connection, id)
                                .flatMap(replay -> OtherReplay.of(connection, replay.targetTopic()))
                                .flatMap(Mono::error));
    }

    private static Mono<UUID> wrongState(Connection connection, UUID id, String event) {
        return ReplayRows.row(connection, id)
                .<UUID>flatMap(replay -> Mono.error(Problem.of(
                                HttpStatus.CONFLICT,
                                "wrong_state",
                                "A replay that is " + replay.state().text() + " cannot be " + event + ".")
                        .asException()))
                .switchIfEmpty(Mono.error(() -> notFound()));
    }

    static RuntimeException notFound() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "replay_not_found",
                        "No replay has this id. GET /api/v1/dead-letters/replays lists them.")
                .asException();
    }

    /** Nothing was changed: rolls back. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        static final Refused INSTANCE = new Refused();

        private Refused() {
            super("", null, false, false);
        }
    }
}
