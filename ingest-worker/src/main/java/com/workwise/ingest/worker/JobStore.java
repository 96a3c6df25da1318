package com.workwise.ingest.worker;

import reactor.core.publisher.Mono;

/**
 * Where postings are kept. Storing a batch again changes nothing, so that an unknown outcome (a timeout, a lost
 * connection) may simply be tried again.
 */
public interface JobStore {

    /**
     * Writes the batch's rows and its items' outcomes, all or nothing. Refused items only get their outcome written.
     * Faults are values: the Mono fails only on a bug.
     */
    Mono<StoreOutcome> store(Batch batch);

    /** Whether there is no progress for a reason that is known and told: an outage. */
    default boolean waiting() {
        return false;
    }
}
