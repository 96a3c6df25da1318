package com.workwise.ingest.worker;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** Where workers tell their status. Gives up soon: what is told late is of no use. */
public interface StatusBoard {

    /** @return why it was not written, if so */
    Mono<Optional<StoreFault>> show(Status status);

    /** @return why it is still there, if so */
    Mono<Optional<StoreFault>> remove(Worker worker);
}
