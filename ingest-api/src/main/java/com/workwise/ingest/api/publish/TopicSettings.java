package com.workwise.ingest.api.publish;

import com.workwise.ingest.wire.Topics;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** For the topic that is made when it is missing. */
@ConfigurationProperties("ingest.topics")
record TopicSettings(
        @DefaultValue(Topics.RAW) String raw,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication) {

    TopicSettings {
        if (raw.isBlank() || partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("ingest.topics needs a name, partitions and replication of 1 or more");
        }
    }
}
