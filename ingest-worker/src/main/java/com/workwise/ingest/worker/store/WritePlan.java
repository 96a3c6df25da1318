package com.workwise.ingest.worker.store;

import com.workwise.ingest.JobKey;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a batch comes to: the newest version of each key, sorted by key, and what lost against it. PostgreSQL refuses a
 * statement that holds a key twice (21000), and writers that lock rows in different orders deadlock (40P01).
 *
 * @param postings sorted by {@link JobKey#compare}
 * @param closings likewise
 * @param superseded by another item of the batch
 * @param refused their outcome is written, nothing else
 */
record WritePlan(
        List<Checked.Posting> postings,
        List<Checked.Closing> closings,
        List<Checked> superseded,
        List<Checked.Refused> refused) {

    static WritePlan of(Batch batch) {
        // Instead of a list's sort, for which C2 took 1.4 s; for this it takes 0.1.
        SortedMap<String, Checked.Keyed> newest = new TreeMap<>(JobKey::compare);
        List<Checked> superseded = new ArrayList<>();
        List<Checked.Refused> refused = new ArrayList<>();
        batch.items().forEach(item -> {
            switch (item) {
                case Checked.Keyed keyed -> elect(newest, superseded, keyed);
                case Checked.Refused refusal -> refused.add(refusal);
            }
        });
        List<Checked.Posting> postings = new ArrayList<>(newest.size());
        List<Checked.Closing> closings = new ArrayList<>();
        newest.values().forEach(item -> {
            switch (item) {
                case Checked.Posting posting -> postings.add(posting);
                case Checked.Closing closing -> closings.add(closing);
            }
        });
        return new WritePlan(postings, closings, superseded, refused);
    }

    /** @return the postings, then the closings */
    List<Checked.Keyed> winners() {
        List<Checked.Keyed> winners = new ArrayList<>(postings.size() + closings.size());
        winners.addAll(postings);
        winners.addAll(closings);
        return winners;
    }

    private static void elect(Map<String, Checked.Keyed> newest, List<Checked> superseded, Checked.Keyed item) {
        String key = item.key().value();
        Checked.Keyed other = newest.putIfAbsent(key, item);
        if (other == null) {
            return;
        }
        if (version(item).compareTo(version(other)) >= 0) {
            superseded.add(other);
            newest.put(key, item);
        } else {
            superseded.add(item);
        }
    }

    private static Version version(Checked item) {
        return item.delivery().version();
    }
}
