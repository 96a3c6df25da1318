package com.workwise.ingest.worker.topics;

import com.workwise.ingest.wire.Topics;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics as they are created when missing; those that are there stay as they are.
 *
 * @param partitions of {@code raw} and {@code replay}; more of them let more workers share the load
 * @param replication one broker must do for development; 3 in production
 * @param rawRetention must outlast the longest outage of the database
 * @param deadLetterRetention how long an SRE has
 */
@ConfigurationProperties("ingest.topics")
record TopicSettings(
        @DefaultValue(Topics.RAW) String raw,
        @DefaultValue(Topics.REPLAY) String replay,
        @DefaultValue(Topics.DEAD_LETTER) String deadLetter,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("7d") Duration rawRetention,
        @DefaultValue("30d") Duration deadLetterRetention) {}
