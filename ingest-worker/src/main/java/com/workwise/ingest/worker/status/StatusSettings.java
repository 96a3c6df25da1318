package com.workwise.ingest.worker.status;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker tells its status.
 *
 * @param interval between two times
 */
@ConfigurationProperties("ingest.worker.status")
record StatusSettings(@DefaultValue("2s") Duration interval) {

    StatusSettings {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("ingest.worker.status.interval must be positive");
        }
    }

    /** @param name as dead letters and their history tell it; empty = this host's name */
    @ConfigurationProperties("ingest.worker")
    record Name(@DefaultValue("") String name) {}
}
