package com.workwise.ingest.worker.intake;

import com.workwise.ingest.wire.Topics;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is read, and how much of it at a time.
 *
 * @param group the consumer group; one per database
 * @param maxInFlight bytes of deliveries that are not settled; the consumer stops fetching above it. Never more than a
 *     sixteenth of the heap is used: a large posting is held as bytes, as text and once more on its way to the database
 * @param commitInterval how often offsets of settled deliveries are committed
 * @param rebalanceDelay how long a rebalance waits for deliveries in flight; what is not settled then is read again by
 *     the partition's next owner, which is harmless
 */
@ConfigurationProperties("ingest.worker.intake")
record IntakeSettings(
        @DefaultValue("workwise-ingest") String group,
        @DefaultValue("64MB") DataSize maxInFlight,
        @DefaultValue("500ms") Duration commitInterval,
        @DefaultValue("3s") Duration rebalanceDelay) {

    /** The topics' names, shared with the API. */
    @ConfigurationProperties("ingest.topics")
    record TopicNames(
            @DefaultValue(Topics.RAW) String raw,
            @DefaultValue(Topics.REPLAY) String replay) {

        List<String> all() {
            return List.of(raw, replay);
        }
    }
}
