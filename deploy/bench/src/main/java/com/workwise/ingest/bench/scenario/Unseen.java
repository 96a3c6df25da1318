package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.Services;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records that lie in a topic and that no worker gets before {@link #show}: they are one open transaction. So workers
 * that start one after the other begin together.
 */
final class Unseen implements AutoCloseable {

    /** Brokers allow 15 minutes. */
    private static final long LONGEST_MILLIS = Duration.ofMinutes(14).toMillis();

    private final KafkaProducer<byte[], byte[]> producer;

    private Unseen(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Returns when the broker has them all. */
    static Unseen write(Services services, List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> properties = new HashMap<>(FullTopics.plain(services));
        properties.put("enable.idempotence", true);
        properties.put("transactional.id", "bench-" + UUID.randomUUID());
        properties.put("transaction.timeout.ms", Math.toIntExact(LONGEST_MILLIS));
        Unseen unseen =
                new Unseen(new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
        unseen.producer.initTransactions();
        unseen.producer.beginTransaction();
        records.forEach(unseen.producer::send);
        unseen.producer.flush();
        return unseen;
    }

    /** @throws org.apache.kafka.common.KafkaException also when one of the records did not arrive */
    void show() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
