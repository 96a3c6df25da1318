package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.StoreOutcome;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What became of a batch's items, one after the other, for all who want to know it: metrics, HTTP batches, replays. */
final class Tally {

    /** By {@link Outcome#ordinal}. */
    private final int[] counts = new int[Outcome.values().length];

    private final BatchOutcomes outcomes = new BatchOutcomes();
    private final ReplayedLetters letters = new ReplayedLetters();

    void stored(Checked item, Outcome outcome) {
        count(item, outcome);
        item.delivery().mark().ifPresent(mark -> letters.stored(mark, outcome));
    }

    /** Its dead letter tells the rest: a replayed one's new letter has the old one's id. */
    void refused(Checked.Refused item, Outcome outcome) {
        count(item, outcome);
    }

    int count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    /** @param worker the name under which the letters' history tells it */
    Mono<StoreOutcome.Stored> write(PostgresqlConnection connection, String worker) {
        return outcomes.write(connection)
                .then(Mono.defer(() -> letters.write(connection, worker)))
                .thenReturn(new StoreOutcome.Stored(counts(), List.of()));
    }

    private void count(Checked item, Outcome outcome) {
        counts[outcome.ordinal()]++;
        item.item().ifPresent(batchItem -> outcomes.mark(batchItem, outcome));
    }

    /** @return without those that none had */
    private Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> told = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            if (count(outcome) > 0) {
                told.put(outcome, count(outcome));
            }
        }
        return told;
    }
}
