package com.workwise.ingest.api.pipeline;

import com.workwise.ingest.wire.Topics;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param timeout to ask the broker, and to ask the database */
@ConfigurationProperties("ingest.api.pipeline")
record PipelineSettings(@DefaultValue("3s") Duration timeout) {

    PipelineSettings {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("ingest.api.pipeline.timeout must be positive");
        }
    }

    /** Names that API and worker share. */
    @ConfigurationProperties("ingest.topics")
    record TopicNames(
            @DefaultValue(Topics.RAW) String raw,
            @DefaultValue(Topics.REPLAY) String replay,
            @DefaultValue(Topics.DEAD_LETTER) String deadLetter) {}

    /** The workers' consumer group. */
    @ConfigurationProperties("ingest.worker.intake")
    record WorkerGroup(@DefaultValue("workwise-ingest") String group) {}

    /** The ledger's consumer group. */
    @ConfigurationProperties("ingest.api.dead-letters")
    record LedgerGroup(@DefaultValue("workwise-ledger") String group) {}
}
