package com.workwise.ingest.api.deadletters.replay;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.LetterState;
import com.workwise.ingest.api.deadletters.Selection;
import io.r2dbc.spi.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** What a selection comes to at this moment. */
final class Freeze {

    private static final String TARGETS = """
            SELECT target_topic, count(*) AS count FROM dead_letters WHERE %s GROUP BY target_topic""";

    private static final String ITEMS = """
            INSERT INTO replay_items (replay_id, position, letter_id)
            SELECT %s, row_number() OVER (ORDER BY seq), id FROM dead_letters WHERE %s""";

    private static final String STATES = "SELECT id, state FROM dead_letters WHERE id = ANY($1)";

    private static final int NAMED_IDS = 20;

    private Freeze() {}

    /** @param topic to which all of them go */
    record Extent(String topic, long letters) {}

    /** Refuses what cannot be replayed as one. */
    static Mono<Extent> extent(Connection connection, Selection selection, int mostSelected) {
        Conditions conditions = selection.conditions();
        return refuseUnfit(connection, selection)
                .then(Sql.query(
                                connection,
                                TARGETS.formatted(conditions.where()),
                                row -> new Extent(
                                        required(row, "target_topic", String.class),
                                        required(row, "count", Long.class)),
                                conditions.values())
                        .collectList())
                .map(targets -> only(targets, mostSelected));
    }

    /** @return how many letters the replay got */
    static Mono<Long> items(Connection connection, UUID replay, Selection selection) {
        Conditions conditions = selection.conditions();
        String sql = ITEMS.formatted(conditions.bound(replay), conditions.where());
        return Sql.update(connection, sql, conditions.values());
    }

    private static Extent only(List<Extent> targets, int mostSelected) {
        if (targets.isEmpty()) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "nothing_selected",
                    "No dead letter is selected. GET /api/v1/dead-letters with the same filter shows what there is; a "
                            + "filter without a state means open ones.");
        }
        if (targets.size() > 1) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "several_targets",
                    "The selected letters go to several topics. Narrow the filter by topic; a replay has one target.");
        }
        Extent extent = targets.getFirst();
        if (extent.topic().isEmpty()) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "no_target",
                    "These letters do not tell where they came from. Name a target for their topic: "
                            + "ingest.api.dead-letters.foreign[].target.");
        }
        if (extent.letters() > mostSelected) {
            throw Problem.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "too_many",
                            "At most " + mostSelected + " letters a replay. Narrow the filter, by time for instance.")
                    .with("selected", extent.letters())
                    .asException();
        }
        return extent;
    }

    /** A filter selects by state; ids can name what is not there or not to be replayed. */
    private static Mono<Void> refuseUnfit(Connection connection, Selection selection) {
        if (!(selection instanceof Selection.Ids named)) {
            return Mono.empty();
        }
        return Sql.query(
                        connection,
                        STATES,
                        row -> Map.entry(required(row, "id", UUID.class), required(row, "state", String.class)),
                        (Object) named.ids().toArray(UUID[]::new))
                .collect(HashMap<UUID, String>::new, (states, entry) -> states.put(entry.getKey(), entry.getValue()))
                .doOnNext(states -> refuseUnfit(named.ids(), states))
                .then();
    }

    private static void refuseUnfit(List<UUID> ids, Map<UUID, String> states) {
        List<UUID> unknown = ids.stream().filter(id -> !states.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw Problem.of(
                            HttpStatus.NOT_FOUND,
                            "dead_letter_not_found",
                            unknown.size() + " of the ids are no dead letters'; see \"ids\".")
                    .with("ids", unknown.stream().limit(NAMED_IDS).toList())
                    .asException();
        }
        List<UUID> settled = ids.stream()
                .filter(id -> LetterState.UNRESOLVED.stream()
                        .noneMatch(state -> state.text().equals(states.get(id))))
                .toList();
        if (!settled.isEmpty()) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "not_replayable",
                            settled.size()
                                    + " of the letters are resolved or discarded; see \"ids\". Leave them out, or "
                                    + "restore the discarded ones.")
                    .with("ids", settled.stream().limit(NAMED_IDS).toList())
                    .asException();
        }
    }

    private static RuntimeException problem(HttpStatus status, String code, String detail) {
        return Problem.of(status, code, detail).asException();
    }
}
