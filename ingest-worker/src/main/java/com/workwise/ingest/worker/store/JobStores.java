package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;

/** The order of the layers, told here and nowhere else. */
final class JobStores {

    private JobStores() {}

    /** @param worker the name under which the history of dead letters tells what it stored */
    static JobStore assemble(
            ConnectionFactory connections, CircuitBreaker breaker, StoreSettings settings, String worker) {
        // One batch, one transaction. Its timeout lies inside the breaker, or a hanging database would never open it.
        Sessions sessions = new Sessions(connections, settings.timeout());
        JobStore store = new PostgresJobStore(sessions, settings.copyFrom(), worker);
        // A batch that the database refuses is halved until the poison stands alone. Inside the breaker, because a
        // refusal is the database at work: poison must never open the circuit.
        store = new IsolatingJobStore(store, settings.floodShare(), settings.floodFrom());
        // Counts outages only; open = not asked at all. After an outage it begins with small pieces.
        store = new GuardedJobStore(store, breaker, settings.probeRecords());
        // Outermost, so that each attempt asks the breaker again. Waits as long as it takes, and so keeps the order.
        return new RetryingJobStore(store, settings.retry());
    }

    static CircuitBreakerConfig breakerConfig(StoreSettings settings) {
        StoreSettings.BreakerSettings breaker = settings.breaker();
        return CircuitBreakerConfig.custom()
                // Not by time: calls that each hang to their timeout never meet in a window of seconds, and after a
                // busy
                // minute thousands of good calls would outvote the failing ones.
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumCalls())
                .failureRateThreshold(breaker.failureShare())
                .slowCallDurationThreshold(breaker.slowCall())
                .slowCallRateThreshold(breaker.slowShare())
                .waitDurationInOpenState(breaker.pause())
                .permittedNumberOfCallsInHalfOpenState(1)
                // Without it a probe that never answers leaves the circuit half-open for good.
                .maxWaitDurationInHalfOpenState(settings.timeout().plus(Duration.ofSeconds(5)))
                .recordResult(JobStores::isOutage)
                .build();
    }

    static boolean isOutage(Object outcome) {
        return outcome instanceof StoreOutcome.Unavailable unavailable
                && unavailable.fault().kind() != StoreFault.Kind.CONFLICT;
    }
}
