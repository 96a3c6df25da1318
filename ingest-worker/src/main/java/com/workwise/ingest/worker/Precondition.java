package com.workwise.ingest.worker;

import reactor.core.publisher.Mono;

/** What must hold before the flow starts. */
@FunctionalInterface
public interface Precondition {

    /** Waits, telling why, until it holds. */
    Mono<Void> met();
}
