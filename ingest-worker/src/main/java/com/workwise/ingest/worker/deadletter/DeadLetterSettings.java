package com.workwise.ingest.worker.deadletter;

import com.workwise.ingest.wire.Topics;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How dead letters are written.
 *
 * @param longestRetry the longest wait between two tries while the topic does not take them
 */
@ConfigurationProperties("ingest.worker.dead-letters")
record DeadLetterSettings(@DefaultValue("10s") Duration longestRetry) {

    /** The topic's name, shared with the API. */
    @ConfigurationProperties("ingest.topics")
    record TopicName(@DefaultValue(Topics.DEAD_LETTER) String deadLetter) {}
}
