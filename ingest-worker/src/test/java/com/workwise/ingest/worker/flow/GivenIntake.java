package com.workwise.ingest.worker.flow;

import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Intake;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings what the test gives, one at a time. */
final class GivenIntake implements Intake {

    private final Flux<Delivery> deliveries;
    private Mono<Long> backlog = Mono.just(0L);

    GivenIntake(Flux<Delivery> deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Flux<List<Delivery>> deliveries() {
        return deliveries.map(List::of);
    }

    @Override
    public Mono<Long> backlog() {
        return backlog;
    }

    void backlog(Mono<Long> now) {
        backlog = now;
    }

    @Override
    public long bytesInFlight() {
        return 0;
    }

    @Override
    public Mono<Void> drain() {
        return Mono.empty();
    }
}
