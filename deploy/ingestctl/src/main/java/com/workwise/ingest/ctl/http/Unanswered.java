package com.workwise.ingest.ctl.http;

import com.workwise.ingest.ctl.Failure;

/** A request that may have been carried out, though no answer came. */
@SuppressWarnings("serial")
final class Unanswered extends RuntimeException {

    private final Failure failure;

    Unanswered(Failure failure) {
        super(failure.what(), failure);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
