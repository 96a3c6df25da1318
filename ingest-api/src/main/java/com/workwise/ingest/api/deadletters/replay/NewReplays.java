package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.Operator;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Begins replays. A replay, its letters and its first event are one transaction. */
final class NewReplays {

    private static final String INSERT = """
            INSERT INTO replays (id, state, target_topic, actor, request_id, idempotency_key, reason, selection, edits,
                rate, canary, max_failure_share, total)
            VALUES ($1, 'awaiting_approval', $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10, $11, 0)""";

    private static final String READY = """
            UPDATE replays SET total = $2, state = $3, state_reason = $4,
                started_at = CASE WHEN $3 = 'running' THEN now() END,
                judged_since = CASE WHEN $3 = 'running' THEN now() END
            WHERE id = $1""";

    private final Database database;
    private final DeadLetterSettings settings;
    private final ReplayEvents events;
    private final JsonMapper json;

    NewReplays(Database database, DeadLetterSettings settings, ReplayEvents events, JsonMapper json) {
        this.database = database;
        this.settings = settings;
        this.events = events;
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
                .then(events.add(connection, id, "created", operator, Map.of("total", total)))
                .then();
    }

    /** Somebody was faster: with this very request, or with another replay of the topic. */
    private Mono<Begun> taken(Connection connection, String topic, Operator operator, @Nullable String idempotencyKey) {
        Mono<Begun> same = idempotencyKey == null
                ? Mono.empty()
                : ReplayRows.named(connection, operator.name(), idempotencyKey)
                        .map(known -> new Begun(known.id(), false));
        return same.switchIfEmpty(OtherReplay.of(connection, topic).flatMap(Mono::error));
    }
}
