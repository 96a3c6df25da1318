package com.workwise.ingest.faults.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic as it grows, without a group: what the broker really holds. */
public final class Tail implements AutoCloseable {

    private static final Duration PARTITIONS_EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> records = new ConcurrentHashMap<>();
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "tail");
    private volatile boolean stopped;

    Tail(String bootstrap, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                1_000,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
        thread.start();
    }

    private void run() {
        long nextLook = System.nanoTime();
        while (!stopped) {
            try {
                if (System.nanoTime() >= nextLook) {
                    assign();
                    nextLook = System.nanoTime() + PARTITIONS_EVERY.toNanos();
                }
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    records.computeIfAbsent(
                                    each.partition(), ignored -> Collections.synchronizedList(new ArrayList<>()))
                            .add(each);
                }
                consumer.assignment().forEach(each -> positions.put(each.partition(), consumer.position(each)));
            } catch (KafkaException brokerAway) {
                Wait.pause(POLL);
            }
        }
        consumer.close();
    }

    private void assign() {
        Set<TopicPartition> now = consumer.partitionsFor(topic, Duration.ofSeconds(1)).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .collect(Collectors.toSet());
        if (now.size() > consumer.assignment().size()) {
            consumer.assign(now);
        }
    }

    /** @return the offset up to which a partition is read */
    public long position(int partition) {
        return positions.getOrDefault(partition, 0L);
    }

    /** @throws Broker.Away when that takes too long */
    void awaitRead(Map<Integer, Long> ends) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Map.Entry<Integer, Long> end : ends.entrySet()) {
            while (position(end.getKey()) < end.getValue()) {
                if (System.nanoTime() > deadline) {
                    throw new Broker.Away(new TimeoutException("the tail of " + topic + " is behind"));
                }
                Wait.pause(Duration.ofMillis(10));
            }
        }
    }

    Map<Integer, Long> positions() {
        return Map.copyOf(positions);
    }

    /** @return null when it is not read yet */
    @Nullable
    ConsumerRecord<byte[], byte[]> at(int partition, long offset) {
        List<ConsumerRecord<byte[], byte[]>> all = records.getOrDefault(partition, List.of());
        // No transactions and no compaction: offsets have no gaps.
        return offset < all.size() ? all.get((int) offset) : null;
    }

    public List<ConsumerRecord<byte[], byte[]>> all() {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        records.values().forEach(all::addAll);
        return all;
    }

    @Override
    public void close() {
        stopped = true;
        Wait.forEnd(thread);
    }
}
