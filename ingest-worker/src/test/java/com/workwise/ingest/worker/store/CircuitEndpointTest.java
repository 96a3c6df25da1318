package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.SettableClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.junit.jupiter.api.Test;

final class CircuitEndpointTest {

    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("store");
    private final CircuitEndpoint endpoint =
            new CircuitEndpoint(breaker, new BreakerCircuit(breaker, new SettableClock(Deliveries.NOON)));

    @Test
    void anOperatorKeepsTheCircuitOpenUntilHeClosesIt() {
        assertThat(endpoint.read().state()).isEqualTo("closed");
        assertThat(endpoint.force("forced_open").state()).isEqualTo("forced_open");
        assertThat(breaker.tryAcquirePermission()).isFalse();
        assertThat(endpoint.read().openedAt()).isEqualTo(Deliveries.NOON);
        assertThat(endpoint.force("closed").state()).isEqualTo("closed");
        assertThat(breaker.tryAcquirePermission()).isTrue();
    }

    @Test
    void takesNoOtherState() {
        assertThatThrownBy(() -> endpoint.force("half_open")).hasMessageContaining("forced_open or closed");
        assertThat(endpoint.read().state()).isEqualTo("closed");
    }
}
