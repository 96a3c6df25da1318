package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.store.Written.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch's winners in {@code jobs}.
 *
 * @param winners in the plan's order
 * @param fates of each of them
 * @param untouched those whose rows stayed as they were
 * @param updatedIds of the other rows that were there
 */
record Fates(List<Checked> winners, List<Fate> fates, List<Untouched> untouched, Long[] updatedIds) {

    /** @param id of its row, as far as it is known */
    record Untouched(Checked item, @Nullable Long id) {}

    /**
     * @param postings that were upserted, neither recognised as unchanged nor as new
     * @param closings all of them
     */
    static Fates of(WritePlan plan, Recognition.Recognised recognised, Written postings, Written closings) {
        List<Checked> winners = plan.winners();
        List<Fate> fates = new ArrayList<>(winners.size());
        List<Untouched> untouched = new ArrayList<>();
        for (Checked winner : winners) {
            int place = fates.size();
            Fate fate;
            Long id = null;
            if (winner instanceof Checked.Closing) {
                fate = closings.fate(WritePlan.key(winner));
            } else if (recognised.isAdded(place)) {
                fate = Fate.INSERTED;
            } else {
                id = recognised.unchangedId(place);
                fate = id == null ? postings.fate(WritePlan.key(winner)) : Fate.UNTOUCHED;
            }
            fates.add(fate);
            if (fate == Fate.UNTOUCHED) {
                untouched.add(new Untouched(winner, id));
            }
        }
        Long[] updatedIds = Stream.of(postings, closings)
                .flatMap(written -> Stream.of(written.updatedIds()))
                .toArray(Long[]::new);
        return new Fates(winners, fates, untouched, updatedIds);
    }

    void forEach(BiConsumer<Checked, Fate> action) {
        for (int i = 0; i < fates.size(); i++) {
            action.accept(winners.get(i), fates.get(i));
        }
    }
}
