package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.store.Written.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch's winners in {@code jobs}.
 *
 * @param winners in the plan's order
 * @param fates of each of them
 * @param updatedIds of rows that were there and did not stay as they were
 */
record Fates(List<Checked> winners, List<Fate> fates, Untouched untouched, List<String> updatedIds) {

    /**
     * Those whose rows stayed as they were.
     *
     * @param recognised before they were sent
     * @param recognisedIds their rows, in their order, as PostgreSQL writes an array
     * @param others whose rows' ids are not known
     */
    record Untouched(List<Checked> recognised, @Nullable String recognisedIds, List<Checked> others) {

        int size() {
            return recognised.size() + others.size();
        }

        Checked get(int place) {
            return place < recognised.size() ? recognised.get(place) : others.get(place - recognised.size());
        }
    }

    /**
     * @param postings that were upserted, neither recognised as unchanged nor as new
     * @param closings all of them
     */
    static Fates of(WritePlan plan, Recognition.Recognised recognised, Written postings, Written closings) {
        List<Checked> winners = plan.winners();
        List<Fate> fates = new ArrayList<>(winners.size());
        Untouched untouched = new Untouched(new ArrayList<>(), recognised.sameIds(), new ArrayList<>());
        for (Checked winner : winners) {
            int place = fates.size();
            Fate fate = Fate.UNTOUCHED;
            if (recognised.isSame(place)) {
                untouched.recognised.add(winner);
            } else if (recognised.isAdded(place)) {
                fate = Fate.INSERTED;
            } else {
                Written written = winner instanceof Checked.Closing ? closings : postings;
                fate = written.fate(WritePlan.key(winner));
                if (fate == Fate.UNTOUCHED) {
                    untouched.others.add(winner);
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

    void forEach(BiConsumer<Checked, Fate> action) {
        for (int i = 0; i < fates.size(); i++) {
            action.accept(winners.get(i), fates.get(i));
        }
    }
}
