package com.workwise.ingest.worker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of storing a batch. */
public sealed interface StoreOutcome {

    /**
     * Committed.
     *
     * @param counts how many items had which outcome
     * @param refused items that the database refused; no outcome is written for them yet, because they are no dead
     *     letters yet
     */
    record Stored(Map<Outcome, Integer> counts, List<Checked.Refused> refused) implements StoreOutcome {

        public static final Stored NOTHING = new Stored(Map.of(), List.of());

        public Stored plus(Stored other) {
            Map<Outcome, Integer> sums = new EnumMap<>(Outcome.class);
            sums.putAll(counts);
            other.counts.forEach((outcome, count) -> sums.merge(outcome, count, Integer::sum));
            List<Checked.Refused> all = new ArrayList<>(refused);
            all.addAll(other.refused);
            return new Stored(sums, all);
        }
    }

    /**
     * At least one item's data is at fault; nothing of the batch was written.
     *
     * @param culprits the items at fault, when they are known; empty = it could be any
     */
    record Refused(StoreFault fault, List<Checked> culprits) implements StoreOutcome {

        public Refused(StoreFault fault) {
            this(fault, List.of());
        }
    }

    /** The database is at fault, not the data; whether the batch was written is unknown. */
    record Unavailable(StoreFault fault) implements StoreOutcome {}
}
