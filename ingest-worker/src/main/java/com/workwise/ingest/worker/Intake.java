package com.workwise.ingest.worker;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where deliveries come from. */
public interface Intake {

    /**
     * Every partition's records in order, until cancelled, as they come: some of one partition at a time, and never none. A
     * signal for each record alone would cost as much as reading it. Withholding demand stops the fetching but not the
     * membership of the consumer group. At most one subscription at a time.
     */
    Flux<List<Delivery>> deliveries();

    /** @return how many records are known to wait: fetched and not settled, or still at the broker */
    Mono<Long> backlog();

    /** @return bytes of deliveries that are not settled */
    long bytesInFlight();

    /** Lets nothing more in; completes when every delivery that is out has been settled. */
    Mono<Void> drain();
}
