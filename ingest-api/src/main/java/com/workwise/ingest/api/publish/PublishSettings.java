package com.workwise.ingest.api.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param timeout from taking a batch to the broker's last acknowledgement
 * @param senders threads that hand records to the producer, which may block each for {@code max.block.ms}
 * @param queue batches that may wait for a sender
 */
@ConfigurationProperties("ingest.api.publish")
record PublishSettings(
        @DefaultValue("1800ms") Duration timeout,
        @DefaultValue("8") int senders,
        @DefaultValue("256") int queue) {

    PublishSettings {
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || senders < 1 || queue < 1) {
            throw new IllegalArgumentException(
                    "ingest.api.publish.timeout must be 100 ms or more, .senders and .queue positive");
        }
    }
}
