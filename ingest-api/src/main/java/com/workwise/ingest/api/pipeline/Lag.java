package com.workwise.ingest.api.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Mono;

/** How many records of a topic a consumer group has before it. */
final class Lag {

    private final Admin admin;

    Lag(Admin admin) {
        this.admin = admin;
    }

    /** @return by topic */
    Mono<Map<String, Long>> of(String group, List<String> topics) {
        return future(() -> admin.describeTopics(topics).allTopicNames().toCompletionStage())
                .map(descriptions -> partitions(descriptions.values()))
                .flatMap(partitions -> Mono.zip(
                                offsets(partitions, OffsetSpec.latest()),
                                offsets(partitions, OffsetSpec.earliest()),
                                future(() -> admin.listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata()
                                        .toCompletionStage()))
                        .map(found -> lag(topics, found.getT1(), found.getT2(), found.getT3())));
    }

    private Mono<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            Collection<TopicPartition> partitions, OffsetSpec which) {
        return future(() -> admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which)))
                .all()
                .toCompletionStage());
    }

    private static List<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    /** A group that has committed nothing reads from the beginning. */
    private static Map<String, Long> lag(
            List<String> topics,
            Map<TopicPartition, ListOffsetsResultInfo> ends,
            Map<TopicPartition, ListOffsetsResultInfo> starts,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<String, Long> lag = new LinkedHashMap<>();
        topics.forEach(topic -> lag.put(topic, 0L));
        ends.forEach((partition, end) -> {
            OffsetAndMetadata offset = committed.get(partition);
            ListOffsetsResultInfo start = starts.get(partition);
            long next = offset != null ? offset.offset() : start == null ? 0 : start.offset();
            lag.merge(partition.topic(), Math.max(0, end.offset() - next), Long::sum);
        });
        return lag;
    }

    private static <T> Mono<T> future(Supplier<CompletionStage<T>> future) {
        return Mono.defer(() -> Mono.fromCompletionStage(future.get()));
    }
}
