package com.workwise.ingest.api.batches;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param registerTimeout how long a submission waits for its registration
 * @param pauseAfterFailure how long nothing is registered after a registration failed
 * @param readTimeout to look a batch up
 */
@ConfigurationProperties("ingest.api.batches")
record BatchesSettings(
        @DefaultValue("150ms") Duration registerTimeout,
        @DefaultValue("3s") Duration pauseAfterFailure,
        @DefaultValue("2s") Duration readTimeout) {

    BatchesSettings {
        if (!registerTimeout.isPositive() || pauseAfterFailure.isNegative() || !readTimeout.isPositive()) {
            throw new IllegalArgumentException("ingest.api.batches: the timeouts must be positive");
        }
    }
}
