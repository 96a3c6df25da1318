package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Circuit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Remembers the last opening: while the circuit is open, nobody can write it down. */
final class BreakerCircuit implements Circuit {

    private final CircuitBreaker breaker;
    private volatile @Nullable Instant openedAt;

    BreakerCircuit(CircuitBreaker breaker, Clock clock) {
        this.breaker = breaker;
        breaker.getEventPublisher().onStateTransition(event -> {
            switch (event.getStateTransition().getToState()) {
                case OPEN, FORCED_OPEN -> openedAt = clock.instant();
                case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> {}
            }
        });
    }

    @Override
    public String state() {
        return breaker.getState().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Instant openedAt() {
        return openedAt;
    }
}
