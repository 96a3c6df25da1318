package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.wire.Topics;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ledger, and what may be done with it.
 *
 * @param group the ledger's consumer group
 * @param foreign dead-letter topics that others write: spring-kafka, Kafka Connect, Kafka Streams
 * @param readTimeout of a page, a summary, an entry
 * @param writeTimeout of an act on many letters, and of a batch that is written into the ledger
 * @param mostSelected how many letters one act may be about
 * @param approvalFrom from how many letters on a second operator must approve a replay
 * @param mostAttempts a letter that failed as often is parked
 * @param retention how long resolved and discarded entries are kept; unresolved ones stay
 * @param warnBefore how long before Kafka removes an unresolved letter's record that is told; half of the topic's
 *     retention at most
 */
@ConfigurationProperties("ingest.api.dead-letters")
public record DeadLetterSettings(
        @DefaultValue("workwise-ledger") String group,
        @DefaultValue List<Foreign> foreign,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("30s") Duration writeTimeout,
        @DefaultValue("100000") int mostSelected,
        @DefaultValue("10000") int approvalFrom,
        @DefaultValue("5") int mostAttempts,
        @DefaultValue("90d") Duration retention,
        @DefaultValue("7d") Duration warnBefore) {

    /** @param target where a replay of its letters goes; empty = the topic that the letter says it came from */
    public record Foreign(String topic, @DefaultValue("") String target) {

        public Foreign {
            if (topic == null || topic.isBlank()) {
                throw new IllegalArgumentException("ingest.api.dead-letters.foreign[].topic must name a topic");
            }
        }
    }

    /** Names that API and worker share. */
    @ConfigurationProperties("ingest.topics")
    public record TopicNames(
            @DefaultValue(Topics.RAW) String raw,
            @DefaultValue(Topics.REPLAY) String replay,
            @DefaultValue(Topics.DEAD_LETTER) String deadLetter) {}

    public DeadLetterSettings {
        foreign = List.copyOf(foreign);
        if (mostSelected < 1
                || approvalFrom < 1
                || mostAttempts < 1
                || !readTimeout.isPositive()
                || !writeTimeout.isPositive()
                || !retention.isPositive()) {
            throw new IllegalArgumentException("ingest.api.dead-letters: numbers and times must be positive");
        }
    }
}
