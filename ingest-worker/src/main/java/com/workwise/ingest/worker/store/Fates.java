package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.store.Written.Fate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a batch's winners in {@code jobs}.
 *
 * @param unchanged rows' ids by the keys of postings that were recognised and therefore not sent
 * @param added keys of postings that were new
 * @param postings that were upserted
 */
record Fates(Map<String, Long> unchanged, Set<String> added, Written postings, Written closings) {

    static Fates of(Recognition.Recognised recognised, Written postings, Written closings) {
        Set<String> added = recognised.added().stream().map(JobRow::externalId).collect(Collectors.toSet());
        return new Fates(recognised.unchanged(), added, postings, closings);
    }

    Fate fate(Checked winner) {
        String key = WritePlan.key(winner);
        if (winner instanceof Checked.Closing) {
            return closings.fate(key);
        }
        if (added.contains(key)) {
            return Fate.INSERTED;
        }
        return unchanged.containsKey(key) ? Fate.UNTOUCHED : postings.fate(key);
    }

    List<Checked> untouched(WritePlan plan) {
        return plan.winners().filter(item -> fate(item) == Fate.UNTOUCHED).toList();
    }

    Long[] updatedIds() {
        return Stream.of(postings, closings)
                .flatMap(written -> Stream.of(written.updatedIds()))
                .toArray(Long[]::new);
    }
}
