package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Circuit;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Lets an operator stop the writing to the database and start it again. Over HTTP only where
 * {@code management.endpoints.web.exposure.include} names it: the worker's port asks for no key.
 */
@Endpoint(id = "circuit")
final class CircuitEndpoint {

    private static final Logger log = LoggerFactory.getLogger(CircuitEndpoint.class);

    private final CircuitBreaker breaker;
    private final Circuit circuit;

    /** As {@link Circuit} tells it. */
    record Answer(String state, @Nullable Instant openedAt) {}

    CircuitEndpoint(CircuitBreaker breaker, Circuit circuit) {
        this.breaker = breaker;
        this.circuit = circuit;
    }

    @ReadOperation
    Answer read() {
        return new Answer(circuit.state(), circuit.openedAt());
    }

    /** @param state forced_open: batches wait until it is closed; closed: as after an outage */
    @WriteOperation
    Answer force(String state) {
        switch (state) {
            case "forced_open" -> breaker.transitionToForcedOpenState();
            case "closed" -> breaker.transitionToClosedState();
            default ->
                throw new InvalidEndpointRequestException("state must be forced_open or closed", "unknown state");
        }
        log.warn("Circuit of the database: an operator asked for {}", state);
        return read();
    }
}
