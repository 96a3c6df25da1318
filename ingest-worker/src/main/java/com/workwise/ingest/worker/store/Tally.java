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

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
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
        return counts.getOrDefault(outcome, 0);
    }

    /** @param worker the name under which the letters' history tells it */
    Mono<StoreOutcome.Stored> write(PostgresqlConnection connection, String worker) {
        return outcomes.write(connection)
                .then(Mono.defer(() -> letters.write(connection, worker)))
                .thenReturn(new StoreOutcome.Stored(counts, List.of()));
    }

    private void count(Checked item, Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
        item.item().ifPresent(batchItem -> outcomes.mark(batchItem, outcome));
    }
}
