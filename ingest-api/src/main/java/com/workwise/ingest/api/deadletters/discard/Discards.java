package com.workwise.ingest.api.deadletters.discard;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.LetterState;
import com.workwise.ingest.api.deadletters.Operator;
import com.workwise.ingest.api.deadletters.Selection;
import io.r2dbc.spi.Connection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Each act and its events are one transaction. */
final class Discards {

    /** A letter that is on its way cannot be. */
    static final Set<LetterState> DISCARDABLE = Set.copyOf(EnumSet.of(LetterState.OPEN, LetterState.PARKED));

    private static final String FIT = "state IN ('open', 'parked')";

    private static final String COUNT = """
            SELECT count(*) AS letters, count(*) FILTER (WHERE NOT %s) AS unfit FROM dead_letters WHERE %s""";

    private static final String INSERT = """
            INSERT INTO discards (id, state, actor, request_id, reason, selection, total)
            VALUES ($1, 'discarded', $2, $3, $4, $5::jsonb, $6)""";

    private static final String DISCARD = """
            WITH chosen AS (
                SELECT id FROM dead_letters WHERE %1$s AND %2$s ORDER BY id FOR UPDATE),
            gone AS (
                UPDATE dead_letters d SET state = 'discarded', discard_id = %3$s, settled_at = now()
                FROM chosen WHERE d.id = chosen.id RETURNING d.id),
            told AS (
                INSERT INTO dead_letter_events (letter_id, kind, actor, request_id, detail)
                SELECT id, 'discarded', %4$s, %5$s, jsonb_build_object('discardId', %3$s, 'reason', %6$s::text) FROM gone)
            SELECT count(*) AS letters FROM gone""";

    private static final String RESTORE = """
            WITH act AS (
                UPDATE discards SET state = 'restored', restored_by = $2, restored_at = now()
                WHERE id = $1 AND state = 'discarded' RETURNING id),
            chosen AS (
                SELECT d.id FROM dead_letters d JOIN act ON d.discard_id = act.id
                WHERE d.state = 'discarded' ORDER BY d.id FOR UPDATE OF d),
            back AS (
                UPDATE dead_letters d SET discard_id = NULL, settled_at = NULL,
                    state = CASE WHEN d.attempts >= $4 THEN 'parked' ELSE 'open' END
                FROM chosen WHERE d.id = chosen.id RETURNING d.id),
            told AS (
                INSERT INTO dead_letter_events (letter_id, kind, actor, request_id, detail)
                SELECT id, 'restored', $2, $3, jsonb_build_object('discardId', $1) FROM back)
            SELECT count(*) AS acts FROM act""";

    private static final String FIND = "SELECT " + Discard.COLUMNS + " FROM discards WHERE id = $1";

    private static final String PAGE =
            "SELECT " + Discard.COLUMNS + " FROM discards WHERE seq < $1 ORDER BY seq DESC LIMIT $2";

    private final Database database;
    private final DeadLetterSettings settings;
    private final JsonMapper json;

    Discards(Database database, DeadLetterSettings settings, JsonMapper json) {
        this.database = database;
        this.settings = settings;
        this.json = json;
    }

    record Listed(long seq, Discard discard) {}

    private record Extent(long letters, long unfit) {}

    /** @return how many letters it would be */
    Mono<Long> extent(Selection selection) {
        return database.run(settings.writeTimeout(), connection -> extent(connection, selection));
    }

    Mono<UUID> discard(Selection selection, String reason, Operator operator) {
        UUID id = UUID.randomUUID();
        return database.run(
                settings.writeTimeout(),
                connection -> extent(connection, selection)
                        .then(Sql.inTransaction(
                                connection,
                                settings.writeTimeout(),
                                put(connection, id, selection, reason, operator).thenReturn(id))));
    }

    private Mono<Long> extent(Connection connection, Selection selection) {
        Conditions conditions = selection.conditions();
        return Sql.query(
                        connection,
                        COUNT.formatted(FIT, conditions.where()),
                        row -> new Extent(required(row, "letters", Long.class), required(row, "unfit", Long.class)),
                        conditions.values())
                .single()
                .map(extent -> checked(extent, selection));
    }

    private long checked(Extent extent, Selection selection) {
        if (selection instanceof Selection.Ids named
                && extent.letters() < named.ids().size()) {
            throw problem(
                    HttpStatus.NOT_FOUND,
                    "dead_letter_not_found",
                    named.ids().size() - extent.letters() + " of the ids are no dead letters'.");
        }
        if (extent.unfit() > 0) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "not_discardable",
                    extent.unfit() + " of the letters are neither open nor parked. Leave them out.");
        }
        if (extent.letters() == 0) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "nothing_selected",
                    "No dead letter is selected; a filter without a state means open and parked ones.");
        }
        if (extent.letters() > settings.mostSelected()) {
            throw problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too_many",
                    "At most " + settings.mostSelected()
                            + " letters at a time. Narrow the filter, by time for instance.");
        }
        return extent.letters();
    }

    private Mono<Long> put(Connection connection, UUID id, Selection selection, String reason, Operator operator) {
        Conditions conditions = selection.conditions();
        String sql = DISCARD.formatted(
                conditions.where(),
                FIT,
                conditions.bound(id),
                conditions.bound(operator.name()),
                conditions.bound(operator.requestId().value()),
                conditions.bound(reason));
        return Sql.query(connection, sql, row -> required(row, "letters", Long.class), conditions.values())
                .single()
                .doOnNext(selection::requireExpected)
                .flatMap(letters -> Sql.update(
                        connection,
                        INSERT,
                        id,
                        operator.name(),
                        operator.requestId().value(),
                        reason,
                        json.writeValueAsString(selection.asked()),
                        letters.intValue()));
    }

    Mono<UUID> restore(UUID id, Operator operator) {
        return database.run(
                settings.writeTimeout(),
                connection -> Sql.inTransaction(
                                connection,
                                settings.writeTimeout(),
                                Sql.query(
                                                connection,
                                                RESTORE,
                                                row -> required(row, "acts", Long.class),
                                                id,
                                                operator.name(),
                                                operator.requestId().value(),
                                                settings.mostAttempts())
                                        .single())
                        .flatMap(acts -> acts > 0 ? Mono.just(id) : notRestorable(connection, id)));
    }

    Mono<Discard> find(UUID id) {
        return database.run(settings.readTimeout(), connection -> find(connection, id));
    }

    /** @return newest first */
    Mono<List<Listed>> page(long before, int limit) {
        return database.run(
                settings.readTimeout(),
                connection -> Sql.query(
                                connection,
                                PAGE,
                                row -> new Listed(required(row, "seq", Long.class), Discard.of(row)),
                                before,
                                limit)
                        .collectList());
    }

    private static Mono<Discard> find(Connection connection, UUID id) {
        return Sql.query(connection, FIND, Discard::of, id)
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> problem(
                        HttpStatus.NOT_FOUND,
                        "discard_not_found",
                        "No discard has this id. GET /api/v1/dead-letters/discards lists them.")));
    }

    private static Mono<UUID> notRestorable(Connection connection, UUID id) {
        return find(connection, id)
                .flatMap(known -> Mono.error(
                        problem(HttpStatus.CONFLICT, "wrong_state", "This discard has been restored already.")));
    }

    private static RuntimeException problem(HttpStatus status, String code, String detail) {
        return Problem.of(status, code, detail).asException();
    }
}
