package com.workwise.ingest.api;

import reactor.core.publisher.Mono;

/** Where accepted items go. */
public interface Publisher {

    /** Never fails and never hangs: what went wrong is the value. */
    Mono<Published> publish(Submission submission);
}
