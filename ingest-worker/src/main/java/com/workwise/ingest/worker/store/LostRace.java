package com.workwise.ingest.worker.store;

/** Another writer was in between, so that what we are about to commit could be wrong: roll back and try again. */
final class LostRace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostRace() {
        super("another writer was in between", null, false, false);
    }
}
