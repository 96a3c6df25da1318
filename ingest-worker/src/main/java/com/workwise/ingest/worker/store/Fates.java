package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.store.Written.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What became of a batch's winners in {@code jobs}.
 *
 * @param winners in the plan's order
 * @param fates of each of them
 * @param untouched those of which sightings tell the rest
 * @param updatedIds of rows that were there and did not stay as they were
 */
record Fates(List<Checked.Keyed> winners, List<Fate> fates, List<Checked.Keyed> untouched, List<String> updatedIds) {

    /**
     * @param postings that were upserted, neither recognised as known nor as new
     * @param closings all of them
     */
    static Fates of(WritePlan plan, Recognition.Recognised recognised, Written postings, Written closings) {
        List<Checked.Keyed> winners = plan.winners();
        List<Fate> fates = new ArrayList<>(winners.size());
        List<Checked.Keyed> untouched = new ArrayList<>();
        for (Checked.Keyed winner : winners) {
            Fate fate = recognised.fate(fates.size());
            if (fate == null) {
                Written written = winner instanceof Checked.Closing ? closings : postings;
                fate = written.fate(winner.key().value());
                if (fate == Fate.UNTOUCHED) {
                    untouched.add(winner);
                }
            }
            fates.add(fate);
        }
        List<String> updatedIds = Stream.of(postings, closings)
                .map(Written::updatedIds)
                .filter(Objects::nonNull)
                .toList();
        return new Fates(winners, fates, untouched, updatedIds);
    }

    void forEach(BiConsumer<Checked.Keyed, Fate> action) {
        for (int i = 0; i < fates.size(); i++) {
            action.accept(winners.get(i), fates.get(i));
        }
    }
}
