package com.workwise.ingest.api;

import reactor.core.publisher.Mono;

/** Remembers batches, as well as it can: nothing depends on it, because the worker registers what it finds missing. */
public interface BatchRegistry {

    /** Completes within a moment, whether or not the batch could be registered; never fails. */
    Mono<Void> register(Submission submission);

    /** Notes in the background that the client was told of a failure. */
    void publishingFailed(Submission submission);
}
