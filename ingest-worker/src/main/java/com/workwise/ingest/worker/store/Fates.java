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
            Fate known = recognised.fate(fates.size());
            Fate fate = known == null ? told(winner, postings, closings) : known;
            fates.add(fate);
            if (fate == Fate.UNTOUCHED) {
                untouched.add(winner);
            }
        }
        List<String> updatedIds = Stream.of(postings, closings)
                .map(Written::updatedIds)
                .filter(Objects::nonNull)
                .toList();
        return new Fates(winners, fates, untouched, updatedIds);
    }

    private static Fate told(Checked.Keyed winner, Written postings, Written closings) {
        return (winner instanceof Checked.Closing ? closings : postings).fate(winner);
    }

    void forEach(BiConsumer<Checked.Keyed, Fate> action) {
        for (int i = 0; i < fates.size(); i++) {
            action.accept(winners.get(i), fates.get(i));
        }
    }
}
