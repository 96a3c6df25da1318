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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What operators do with replays. Each act and its event are one transaction. */
final class Replays {

    private static final String INSERT = """
            INSERT INTO replays (id, state, target_topic, actor, request_id, idempotency_key, reason, selection, edits,
                rate, canary, max_failure_share, total)
            VALUES ($1, 'awaiting_approval', $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11, 0)""";

    private static final String READY = """
            UPDATE replays SET total = $2, state = $3, state_reason = $4,
                started_at = CASE WHEN $3 = 'running' THEN now() END,
                judged_since = CASE WHEN $3 = 'running' THEN now() END
            WHERE id = $1""";

    private static final String ACTIVE = """
            SELECT id::text AS id FROM replays WHERE target_topic = $1 AND state = ANY($2)""";

    private static final String EVENT = """
            INSERT INTO replay_events (replay_id, kind, actor, request_id, detail) VALUES ($1, $2, $3, $4, $5::jsonb)""";

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
    private final JsonMapper json;

    Replays(Database database, DeadLetterSettings settings, JsonMapper json) {
        this.database = database;
        this.settings = settings;
        this.json = json;
    }

    /** @return its id, and whether it is a new one: the same name again means the same replay */
    record Begun(UUID id, boolean isNew) {}

    Mono<Begun> begin(ReplayOrder order, Operator operator, @Nullable String idempotencyKey) {
        return database.run(
                settings.writeTimeout(),
                connection -> (idempotencyKey == null
                                ? Mono.<ReplayRow>empty()
                                : ReplayRows.named(connection, operator.name(), idempotencyKey))
                        .map(known -> new Begun(known.id(), false))
                        .switchIfEmpty(Mono.defer(() -> create(connection, order, operator, idempotencyKey))));
    }

    private Mono<Begun> create(
            Connection connection, ReplayOrder order, Operator operator, @Nullable String idempotencyKey) {
        UUID id = UUID.randomUUID();
        return Freeze.extent(connection, order.selection(), settings.mostSelected())
                .doOnNext(extent -> order.edits().requireFit(extent.letters()))
                .flatMap(extent -> Sql.inTransaction(
                                connection,
                                settings.writeTimeout(),
                                insert(connection, id, extent.topic(), order, operator, idempotencyKey)
                                        .then(Freeze.items(connection, id, order.selection()))
                                        .doOnNext(order.selection()::requireExpected)
                                        .flatMap(total -> ready(connection, id, total, operator))
                                        .thenReturn(new Begun(id, true)))
                        .onErrorResume(
                                R2dbcDataIntegrityViolationException.class,
                                taken -> taken(connection, extent.topic(), operator, idempotencyKey)));
    }

    private Mono<Long> insert(
            Connection connection,
            UUID id,
            String topic,
            ReplayOrder order,
            Operator operator,
            @Nullable String idempotencyKey) {
        return Sql.update(
                connection,
                INSERT,
                id,
                topic,
                operator.name(),
                operator.requestId().value(),
                idempotencyKey,
                order.reason(),
                json.writeValueAsString(order.selection().asked()),
                order.edits().json(),
                order.rate(),
                order.canary(),
                (float) order.maxFailureShare());
    }

    private Mono<Void> ready(Connection connection, UUID id, long total, Operator operator) {
        boolean alone = total < settings.approvalFrom();
        String state = (alone ? ReplayState.RUNNING : ReplayState.AWAITING_APPROVAL).text();
        String why = alone ? null : "so many letters need a second operator's approval";
        return Sql.update(connection, READY, id, (int) total, state, why)
                .then(event(connection, id, "created", operator, Map.of("total", total)))
                .then();
    }

    /** Somebody was faster: with this very request, or with another replay of the topic. */
    private Mono<Begun> taken(Connection connection, String topic, Operator operator, @Nullable String idempotencyKey) {
        Mono<Begun> same = idempotencyKey == null
                ? Mono.empty()
                : ReplayRows.named(connection, operator.name(), idempotencyKey)
                        .map(known -> new Begun(known.id(), false));
        return same.switchIfEmpty(running(connection, topic).flatMap(Mono::error));
    }

    private static Mono<RuntimeException> running(Connection connection, String topic) {
        String[] active =
                ReplayState.texts(EnumSet.of(ReplayState.AWAITING_APPROVAL, ReplayState.RUNNING, ReplayState.PAUSED));
        return Sql.query(connection, ACTIVE, row -> String.valueOf(row.get("id", String.class)), topic, active)
                .next()
                .defaultIfEmpty("")
                .map(other -> Problem.of(
                                HttpStatus.CONFLICT,
                                "replay_running",
                                "Another replay to " + topic
                                        + " is not over: one at a time. Wait for it, or cancel it.")
                        .with("replayId", other)
                        .asException());
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
                .flatMap(changed ->
                        changed == 0 ? Mono.error(Refused.INSTANCE) : event(connection, id, event, operator, Map.of()))
                .thenReturn(id);
        return Sql.inTransaction(connection, settings.writeTimeout(), work)
                .onErrorResume(Refused.class, refused -> wrongState(connection, id, event))
                .onErrorResume(
                        R2dbcDataIntegrityViolationException.class,
                        taken -> ReplayRows.row(connection, id)
                                .flatMap(replay -> running(connection, replay.targetTopic()))
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

    private Mono<Long> event(Connection connection, UUID id, String kind, Operator operator, Map<String, ?> detail) {
        return Sql.update(
                connection,
                EVENT,
                id,
                kind,
                operator.name(),
                operator.requestId().value(),
                json.writeValueAsString(detail));
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
