package com.workwise.ingest.faults.run;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What the broker says of topics and offsets. */
final class Broker implements AutoCloseable {

    private static final int ANSWER_SECONDS = 2;

    private final Admin admin;
    private final String group;

    /** It does not answer in time; whoever samples asks again. */
    static final class Away extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Away(Exception cause) {
            super(cause);
        }
    }

    Broker(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** @return the committed offsets of the workers' group */
    Map<Integer, Long> committed(String topic) {
        Map<Integer, Long> offsets = new HashMap<>();
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic) && offset != null) {
                        offsets.put(partition.partition(), offset.offset());
                    }
                });
        return offsets;
    }

    /** @return how many workers have partitions of it */
    long owners(String topic) {
        return requireNonNull(
                        answer(admin.describeConsumerGroups(List.of(group)).all())
                                .get(group))
                .members()
                .stream()
                .filter(member -> member.assignment().topicPartitions().stream()
                        .anyMatch(partition -> partition.topic().equals(topic)))
                .count();
    }

    /** @return the offset of the next record of each partition */
    Map<Integer, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> latest =
                requireNonNull(answer(admin.describeTopics(List.of(topic)).allTopicNames())
                                .get(topic))
                        .partitions()
                        .stream()
                        .collect(Collectors.toMap(
                                each -> new TopicPartition(topic, each.partition()), each -> OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        answer(admin.listOffsets(latest).all())
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new Away(away);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
