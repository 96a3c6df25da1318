package com.workwise.ingest.api.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param readTimeout to look a posting up */
@ConfigurationProperties("ingest.api.jobs")
record JobsSettings(@DefaultValue("2s") Duration readTimeout) {

    JobsSettings {
        if (!readTimeout.isPositive()) {
            throw new IllegalArgumentException("ingest.api.jobs.read-timeout must be positive");
        }
    }
}
