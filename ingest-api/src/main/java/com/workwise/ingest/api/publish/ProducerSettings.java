package com.workwise.ingest.api.publish;

import com.workwise.ingest.wire.Limits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How our producer differs from Kafka's defaults; whatever else is configured stays. */
final class ProducerSettings {

    private static final int LINGER_MILLIS = 5;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 32L * 1024 * 1024;
    private static final long MAX_BLOCK_MILLIS = 1_000;

    private ProducerSettings() {}

    /** @param timeout of a batch; records are not retried for longer, so that a failure told to the client soon is one */
    static Map<String, Object> over(Map<String, Object> configured, Duration timeout) {
        int delivery = Math.toIntExact(timeout.toMillis());
        Map<String, Object> properties = new HashMap<>(configured);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(MAX_BLOCK_MILLIS, timeout.toMillis()));
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Limits.RAW_RECORD_BYTES);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        // Kafka wants linger + request <= delivery.
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery - 10 * LINGER_MILLIS);
        return properties;
    }
}
