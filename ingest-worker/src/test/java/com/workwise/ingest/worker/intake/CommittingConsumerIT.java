package com.workwise.ingest.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

final class CommittingConsumerIT {

    private static final Duration NEVER = Duration.ofHours(1);

    private final String topic = TestServices.uniqueTopic("raw");
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private final Offsets offsets = new Offsets();

    /** So many commits are broken off. */
    private int wakeups;

    @Test
    void whatIsSettledIsCommittedWhenItsPartitionGoes() {
        try (CommittingConsumer consumer = reading()) {
            consumer.unsubscribe();
            assertThat(offsets.due()).isEmpty();
            assertThat(consumer.committed(Set.of(partition))).isEqualTo(Map.of(partition, new OffsetAndMetadata(1)));
        }
    }

    /** Thrown in a rebalance, it would leave the client and us with different partitions, and others set back by our commits. */
    @Test
    void wakeupsWaitUntilPartitionsAreGivenUp() {
        try (CommittingConsumer consumer = reading()) {
            wakeups = 2;
            consumer.unsubscribe();
            assertThat(offsets.due()).isEmpty();
            assertThatThrownBy(() -> consumer.committed(Set.of(partition))).isInstanceOf(WakeupException.class);
            assertThat(consumer.committed(Set.of(partition))).isEqualTo(Map.of(partition, new OffsetAndMetadata(1)));
        }
    }

    /** @return a consumer that has read the topic's only record, which is settled and not committed */
    private CommittingConsumer reading() {
        TestServices.createTopic(topic, 1);
        try (TopicWriter writer = new TopicWriter()) {
            writer.write(topic, "key", "value");
        }
        CommittingConsumer consumer =
                new CommittingConsumer(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                TestServices.kafkaBootstrap(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                topic,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                                ByteArrayDeserializer.class,
                                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                                ByteArrayDeserializer.class),
                        offsets,
                        new InFlight(1),
                        NEVER,
                        NEVER) {
                    @Override
                    public void commitSync(Map<TopicPartition, OffsetAndMetadata> due, Duration timeout) {
                        if (wakeups-- > 0) {
                            wakeup();
                        }
                        super.commitSync(due, timeout);
                    }
                };
        consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> consumer.poll(Duration.ofMillis(100)).count() == 1);
        offsets.settled(partition, 0);
        return consumer;
    }
}
