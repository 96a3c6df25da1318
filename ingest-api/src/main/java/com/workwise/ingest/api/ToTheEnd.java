package com.workwise.ingest.api;

import reactor.core.publisher.Mono;

/** Work that goes on when nobody waits for it any more. It must be bounded in time by itself. */
public final class ToTheEnd {

    private ToTheEnd() {}

    /** Errors travel as values within the future, so that one nobody waits for is not reported as lost. */
    public static <T> Mono<T> run(Mono<T> work) {
        return Mono.defer(() -> Mono.fromFuture(work.materialize().toFuture(), true))
                .dematerialize();
    }
}
