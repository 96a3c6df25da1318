package com.workwise.ingest.faults.run;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.coordinator.common.runtime.CoordinatorRecord;
import org.apache.kafka.coordinator.group.GroupCoordinatorRecordSerde;
import org.apache.kafka.coordinator.group.generated.GroupMetadataKey;
import org.apache.kafka.coordinator.group.generated.GroupMetadataValue;
import org.apache.kafka.coordinator.group.generated.OffsetCommitKey;
import org.apache.kafka.coordinator.group.generated.OffsetCommitValue;

/** What the broker has written down of a group: tells a commit that came late from a wrong answer. */
final class CommitLog {

    private static final String TOPIC = "__consumer_offsets";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int LAST = 40;

    private CommitLog() {}

    /** @return the last commits of one partition, with the group's generations between them */
    static String of(String bootstrap, String group, int partition) {
        List<String> lines = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(TOPIC).stream()
                    .map(each -> new TopicPartition(TOPIC, each.partition()))
                    .toList();
            consumer.assign(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.seekToBeginning(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL)
                        .forEach(record -> line(record, group, partition).ifPresent(lines::add));
            }
        } catch (KafkaException away) {
            return "no log of it: " + away;
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
    }

    private static Optional<String> line(ConsumerRecord<byte[], byte[]> written, String group, int partition) {
        if (written.value() == null) {
            return Optional.empty();
        }
        CoordinatorRecord record = new GroupCoordinatorRecordSerde()
                .deserialize(ByteBuffer.wrap(written.key()), ByteBuffer.wrap(written.value()));
        String at = Instant.ofEpochMilli(written.timestamp()) + " @" + written.offset() + " ";
        if (record.key() instanceof OffsetCommitKey key
                && key.group().equals(group)
                && key.partition() == partition
                && record.value().message() instanceof OffsetCommitValue value) {
            return Optional.of(at + key.topic() + "-" + partition + " committed up to " + value.offset());
        }
        if (record.key() instanceof GroupMetadataKey key
                && key.group().equals(group)
                && record.value().message() instanceof GroupMetadataValue value) {
            List<String> members = value.members().stream()
                    .map(member -> member.memberId()
                            .substring(Math.max(0, member.memberId().length() - 8)))
                    .toList();
            return Optional.of(at + "generation " + value.generation() + " of " + members);
        }
        return Optional.empty();
    }
}
