package com.workwise.ingest.api.traces;

import com.workwise.ingest.JobKey;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.JobHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The versions of a posting that are still on the topic: read backwards from the end of the key's partition, a window at a
 * time, for as long as is allowed. Records of producers that partition in another way than Kafka's Java client are not
 * found.
 */
final class Versions {

    private static final int WINDOW = 10_000;
    private static final int MOST = 200;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final String topic;
    private final Duration budget;
    private final Scheduler reading;

    /** @param consumers without a group */
    Versions(Supplier<Consumer<byte[], byte[]>> consumers, String topic, Duration budget, Scheduler reading) {
        this.consumers = consumers;
        this.topic = topic;
        this.budget = budget;
        this.reading = reading;
    }

    /** @param complete whether the whole partition was read */
    record Found(List<Version> versions, boolean complete) {

        static final Found NOTHING = new Found(List.of(), false);
    }

    record Version(Instant at, Trace.Accepted accepted, Optional<BatchItem> item) {}

    Mono<Found> of(JobKey key) {
        return Mono.fromCallable(() -> read(key.value().getBytes(StandardCharsets.UTF_8)))
                .subscribeOn(reading);
    }

    private Found read(byte[] key) {
        long deadline = System.nanoTime() + budget.toNanos();
        List<Version> versions = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            int partitions = consumer.partitionsFor(topic).size();
            TopicPartition partition = new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions);
            List<TopicPartition> one = List.of(partition);
            consumer.assign(one);
            long begin = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
            while (end > begin && versions.size() < MOST) {
                long start = Math.max(begin, end - WINDOW);
                consumer.seek(partition, start);
                while (consumer.position(partition) < end) {
                    if (System.nanoTime() - deadline > 0) {
                        return new Found(versions, false);
                    }
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                        if (record.offset() < end && Arrays.equals(record.key(), key)) {
                            versions.add(version(record));
                        }
                    }
                }
                end = start;
            }
            return new Found(versions, end <= begin);
        }
    }

    private static Version version(ConsumerRecord<byte[], byte[]> record) {
        Optional<BatchItem> item = BatchItem.from(name -> text(record, name));
        return new Version(
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                new Trace.Accepted(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        observedAt(record),
                        record.value() == null ? 0 : record.value().length,
                        record.value() == null,
                        item.map(each -> each.batch().toString()).orElse(null),
                        item.map(BatchItem::index).orElse(null),
                        item.map(BatchItem::client).orElse(null),
                        text(record, JobHeaders.REQUEST_ID),
                        null),
                item);
    }

    private static @Nullable Instant observedAt(ConsumerRecord<byte[], byte[]> record) {
        String told = text(record, JobHeaders.OBSERVED_AT);
        try {
            return told == null ? null : Instant.parse(told);
        } catch (DateTimeException nonsense) {
            return null;
        }
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
