package com.workwise.ingest.standalone.load;

import java.util.ArrayDeque;
import java.util.Deque;

/** Batches whose items do not all have an outcome yet, the oldest first. Asked in this order, as the worker works. */
final class Pending {

    private final Deque<String> batches = new ArrayDeque<>();

    private final BatchApi api;
    private Tally finished = Tally.NONE;
    /** Of the oldest batch. */
    private Tally partial = Tally.NONE;

    Pending(BatchApi api) {
        this.api = api;
    }

    void add(String batchId) {
        batches.add(batchId);
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    Tally tally() {
        return finished.plus(partial);
    }

    void ask() throws InterruptedException {
        while (!batches.isEmpty()) {
            BatchApi.Standing standing = api.standing(batches.element());
            if (standing == null) {
                return;
            }
            if (standing.state() == BatchApi.State.PROCESSING) {
                partial = standing.tally();
                return;
            }
            finished = finished.plus(standing.tally()).plus(Tally.unsettled(standing.pending()));
            partial = Tally.NONE;
            batches.remove();
        }
    }
}
