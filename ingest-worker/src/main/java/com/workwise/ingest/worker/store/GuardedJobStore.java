package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Asks the circuit breaker before each piece of a batch. While the database is well, a piece is the whole batch; after
 * an outage pieces begin small and grow with each success, so that a database that is just back is not run over.
 */
final class GuardedJobStore implements JobStore {

    /** The name of the fault that no attempt was made; the circuit itself has told why. */
    static final String CIRCUIT_OPEN = "circuit_open";

    private static final Logger log = LoggerFactory.getLogger(GuardedJobStore.class);
    private static final int GROWTH = 4;

    private final JobStore inner;
    private final CircuitBreaker breaker;
    private final int probe;
    private final AtomicInteger piece = new AtomicInteger(Integer.MAX_VALUE);

    GuardedJobStore(JobStore inner, CircuitBreaker breaker, int probe) {
        this.inner = inner;
        this.breaker = breaker;
        this.probe = probe;
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "Circuit of the database: {} -> {}",
                        event.getStateTransition().getFromState(),
                        event.getStateTransition().getToState()));
    }

    @Override
    public Mono<StoreOutcome> store(Batch batch) {
        return from(batch, 0, StoreOutcome.Stored.NOTHING);
    }

    private Mono<StoreOutcome> from(Batch batch, int start, StoreOutcome.Stored sofar) {
        if (start == batch.size()) {
            return Mono.just(sofar);
        }
        int end = (int) Math.min(batch.size(), (long) start + piece.get());
        return guarded(batch.part(start, end))
                .flatMap(outcome -> outcome instanceof StoreOutcome.Stored stored
                        ? from(batch, end, sofar.plus(stored))
                        : Mono.just(outcome));
    }

    private Mono<StoreOutcome> guarded(Batch part) {
        return Mono.defer(() -> inner.store(part))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .doOnNext(this::adjust)
                .onErrorResume(CallNotPermittedException.class, open -> Mono.just(rejected()));
    }

    private void adjust(StoreOutcome outcome) {
        if (outcome instanceof StoreOutcome.Stored) {
            piece.updateAndGet(size -> size > Integer.MAX_VALUE / GROWTH ? Integer.MAX_VALUE : size * GROWTH);
        } else if (JobStores.isOutage(outcome)) {
            piece.set(probe);
        }
    }

    private static StoreOutcome rejected() {
        return new StoreOutcome.Unavailable(
                new StoreFault(StoreFault.Kind.OUTAGE, "", CIRCUIT_OPEN, "the database is not asked for now"));
    }
}
