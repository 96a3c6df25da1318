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
        SortedMap<String, Checked> newest = new TreeMap<>(JobKey::compare);
        List<Checked> superseded = new ArrayList<>();
        List<Checked.Refused> refused = new ArrayList<>();
        for (Checked item : batch.items()) {
            switch (item) {
                case Checked.Posting posting -> elect(newest, superseded, key(posting), posting);
                case Checked.Closing closing -> elect(newest, superseded, key(closing), closing);
                case Checked.Refused refusal -> refused.add(refusal);
            }
        }
        List<Checked.Posting> postings = new ArrayList<>(newest.size());
        List<Checked.Closing> closings = new ArrayList<>();
        for (Checked item : newest.values()) {
            if (item instanceof Checked.Posting posting) {
                postings.add(posting);
            } else if (item instanceof Checked.Closing closing) {
                closings.add(closing);
            }
        }
        return new WritePlan(postings, closings, superseded, refused);
    }

    /** @return the postings, then the closings */
    List<Checked> winners() {
        List<Checked> winners = new ArrayList<>(postings.size() + closings.size());
        winners.addAll(postings);
        winners.addAll(closings);
        return winners;
    }

    private static void elect(Map<String, Checked> newest, List<Checked> superseded, String key, Checked item) {
        Checked other = newest.putIfAbsent(key, item);
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

    /** @return the external_id of a posting or a closing */
    static String key(Checked item) {
        return switch (item) {
            case Checked.Posting posting -> posting.job().key().value();
            case Checked.Closing closing -> closing.key().value();
            case Checked.Refused refused -> throw new IllegalArgumentException("a refused record has no key");
        };
    }

    private static Version version(Checked item) {
        return item.delivery().version();
    }
}
