package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Circuit;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.SettableClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BreakerCircuitTest {

    private final SettableClock clock = new SettableClock(Deliveries.NOON);
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("store");
    private final Circuit circuit = new BreakerCircuit(breaker, clock);

    @Test
    void remembersTheLastOpeningWhenItIsClosedAgain() {
        assertThat(circuit.state()).isEqualTo("closed");
        assertThat(circuit.openedAt()).isNull();
        breaker.transitionToOpenState();
        assertThat(circuit.state()).isEqualTo("open");
        clock.advance(Duration.ofSeconds(2));
        breaker.transitionToHalfOpenState();
        assertThat(circuit.state()).isEqualTo("half_open");
        clock.advance(Duration.ofSeconds(2));
        breaker.transitionToClosedState();
        assertThat(circuit.openedAt()).isEqualTo(Deliveries.NOON);
    }

    @Test
    void aFailedProbeAndAnOperatorOpenItToo() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        clock.advance(Duration.ofSeconds(2));
        breaker.transitionToOpenState();
        assertThat(circuit.openedAt()).isEqualTo(Deliveries.NOON.plusSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        breaker.transitionToForcedOpenState();
        assertThat(circuit.state()).isEqualTo("forced_open");
        assertThat(circuit.openedAt()).isEqualTo(Deliveries.NOON.plusSeconds(4));
    }
}
