package com.workwise.ingest.api.traces;

import com.workwise.ingest.wire.Topics;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param readTimeout to ask the database
 * @param topicBudget how long versions are looked for on the topic
 */
@ConfigurationProperties("ingest.api.traces")
record TraceSettings(
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("3s") Duration topicBudget) {

    TraceSettings {
        if (!readTimeout.isPositive() || !topicBudget.isPositive()) {
            throw new IllegalArgumentException("ingest.api.traces: the times must be positive");
        }
    }

    /** The name that API and worker share. */
    @ConfigurationProperties("ingest.topics")
    record TopicName(@DefaultValue(Topics.RAW) String raw) {}
}
