package com.workwise.ingest.worker.schema;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of the readiness group. */
final class SchemaHealth implements HealthIndicator {

    private final SchemaGate gate;

    SchemaHealth(SchemaGate gate) {
        this.gate = gate;
    }

    @Override
    public Health health() {
        return gate.complete()
                ? Health.up().build()
                : Health.outOfService().withDetail("schema", gate.state()).build();
    }
}
