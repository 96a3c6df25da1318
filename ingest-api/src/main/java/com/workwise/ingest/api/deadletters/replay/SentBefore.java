package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.wire.ReplayMark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Looks on the topic for what a replay has sent already: after a crash nothing else knows. */
final class SentBefore {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Clocks of brokers, of the database and of processes differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Scheduler reading;
    private final Duration timeout;

    /** @param consumers without a group */
    SentBefore(Supplier<Consumer<byte[], byte[]>> consumers, Scheduler reading, Duration timeout) {
        this.consumers = consumers;
        this.reading = reading;
        this.timeout = timeout;
    }

    /** @return the letters that the replay sent to the topic since then */
    Mono<Set<UUID>> letters(UUID replay, String topic, Instant since) {
        return Mono.fromCallable(() -> read(replay, topic, since.minus(SKEW))).subscribeOn(reading);
    }

    private Set<UUID> read(UUID replay, String topic, Instant since) {
        Instant deadline = Instant.now().plus(timeout);
        Set<UUID> letters = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            seek(consumer, ends, since);
            while (!reached(consumer, ends)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("cannot read " + topic + " to its end in " + timeout);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    ReplayMark.from(name -> text(record, name))
                            .filter(mark -> mark.replay().equals(replay))
                            .ifPresent(mark -> letters.add(mark.origin().deadLetterId()));
                }
            }
        }
        return letters;
    }

    private static void seek(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Instant since) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end : start.offset());
        });
    }

    private static boolean reached(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
