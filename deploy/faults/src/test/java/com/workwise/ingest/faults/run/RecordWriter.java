package com.workwise.ingest.faults.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that keeps account. */
public final class RecordWriter implements AutoCloseable {

    static final String NUMBER = "fault-number";

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Account account;

    RecordWriter(String bootstrap, String topic, Account account) {
        this.producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2_000_000,
                // So that it writes to partitions that are added.
                ProducerConfig.METADATA_MAX_AGE_CONFIG,
                1_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000));
        this.topic = topic;
        this.account = account;
    }

    /** @param partition overrides the one that the key decides; null = it does not */
    public void write(Sent sent, @Nullable Integer partition, Map<String, byte[]> headers) {
        account.sent(sent);
        Long timestamp = sent.timestamp() == 0 ? null : sent.timestamp();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, timestamp, sent.key(), sent.value());
        record.headers().add(NUMBER, Integer.toString(sent.number()).getBytes(UTF_8));
        headers.forEach(record.headers()::add);
        try {
            producer.send(record, (metadata, error) -> {
                if (error == null) {
                    account.acknowledged(sent.number());
                }
            });
        } catch (KafkaException bufferFull) {
            account.refused();
        }
    }

    /** Returns when each record is acknowledged or given up. */
    @Override
    public void close() {
        producer.close();
    }
}
