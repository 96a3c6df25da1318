package com.workwise.ingest.api.publish;

import com.workwise.ingest.wire.Topics;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The topic as it is created when missing; the worker reads the same properties. */
@ConfigurationProperties("ingest.topics")
record TopicSettings(
        @DefaultValue(Topics.RAW) String raw,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("7d") Duration rawRetention) {

    TopicSettings {
        if (raw.isBlank() || partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("ingest.topics needs a name, partitions and replication of 1 or more");
        }
    }
}
