package com.workwise.ingest.worker.store;

import com.workwise.ingest.wire.ReplayMark;
import com.workwise.ingest.worker.Outcome;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Dead letters whose replayed records are stored: resolved, told in their history, and passed in the replay that sent
 * them. One that is resolved already keeps its outcome, so redelivery changes nothing.
 */
final class ReplayedLetters {

    /**
     * Rows are locked in one order: letters by id, then items by replay and position. The items' update is last because
     * nothing reads from it.
     */
    private static final String SQL = """
            WITH told AS (
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[]) WITH ORDINALITY
                    AS t (letter, replay, outcome, place)),
            unsettled AS (
                SELECT id FROM dead_letters WHERE id = ANY ($1::uuid[]) AND state <> 'resolved'
                ORDER BY id FOR NO KEY UPDATE),
            resolved AS (
                UPDATE dead_letters d SET state = 'resolved', outcome = t.outcome, settled_at = now()
                FROM unsettled u
                JOIN (SELECT DISTINCT ON (letter) * FROM told ORDER BY letter, place DESC) t ON t.letter = u.id
                WHERE d.id = u.id
                RETURNING d.id, t.replay, t.outcome),
            sent AS (
                SELECT i.replay_id, i.position, t.outcome
                FROM told t JOIN replay_items i ON i.replay_id = t.replay AND i.letter_id = t.letter
                WHERE i.state <> 'passed'
                ORDER BY i.replay_id, i.position FOR NO KEY UPDATE OF i),
            passed AS (
                UPDATE replay_items i SET state = 'passed', outcome = s.outcome
                FROM sent s WHERE i.replay_id = s.replay_id AND i.position = s.position)
            INSERT INTO dead_letter_events (letter_id, kind, actor, detail)
            SELECT id, 'resolved', $4, jsonb_build_object('outcome', outcome, 'replayId', replay)
            FROM resolved ORDER BY id""";

    private final Map<Sent, String> outcomes = new LinkedHashMap<>();

    private record Sent(UUID letter, UUID replay) {}

    void stored(ReplayMark mark, Outcome outcome) {
        outcomes.put(
                new Sent(mark.origin().deadLetterId(), mark.replay()),
                outcome.name().toLowerCase(Locale.ROOT));
    }

    /** @param worker the name under which the history tells it */
    Mono<Void> write(PostgresqlConnection connection, String worker) {
        if (outcomes.isEmpty()) {
            return Mono.empty();
        }
        return connection
                .createStatement(SQL)
                .bind("$1", ids(Sent::letter))
                .bind("$2", ids(Sent::replay))
                .bind("$3", outcomes.values().toArray(String[]::new))
                .bind("$4", worker)
                .execute()
                .concatMap(PostgresqlResult::getRowsUpdated)
                .then();
    }

    private UUID[] ids(Function<Sent, UUID> id) {
        return outcomes.keySet().stream().map(id).toArray(UUID[]::new);
    }
}
