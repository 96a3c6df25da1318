package com.workwise.ingest.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer of bytes that returns only when the broker has acknowledged. */
public final class TopicWriter implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 30;

    private final KafkaProducer<byte[], byte[]> producer;

    public TopicWriter(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** On the shared Kafka. */
    public TopicWriter() {
        this(TestServices.kafkaBootstrap());
    }

    /** @param value null = a tombstone */
    public RecordMetadata write(String topic, @Nullable String key, @Nullable String value) {
        return write(new ProducerRecord<>(topic, bytes(key), bytes(value)));
    }

    public RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
        return write(List.of(record)).getFirst();
    }

    /** Many at once; the order of records of one partition is kept. */
    public List<RecordMetadata> write(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
        producer.flush();
        return sent.stream().map(TopicWriter::acknowledged).toList();
    }

    private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a record was not acknowledged", e);
        }
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
