package com.workwise.ingest.worker.deadletter;

import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;

/** The stage's public door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeadLetterSettings.class, DeadLetterSettings.TopicName.class})
public class DeadLetterConfig {

    private static final int DELIVERY_MILLIS = 30_000;
    private static final int BLOCK_MILLIS = 5_000;
    private static final Duration ANSWER = Duration.ofMillis(DELIVERY_MILLIS + 2L * BLOCK_MILLIS);

    @Bean(destroyMethod = "close")
    KafkaDeadLetters deadLetters(
            KafkaProperties kafka, DeadLetterSettings settings, DeadLetterSettings.TopicName topic, Worker worker) {
        Map<String, Object> properties = kafka.buildProducerProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Limits.DEAD_LETTER_BYTES);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS / 2);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        KafkaSender<byte[], byte[]> sender = KafkaSender.create(SenderOptions.create(properties));
        DeadLetterRecords records = new DeadLetterRecords(topic.deadLetter(), worker.name(), Clock.systemUTC());
        return new KafkaDeadLetters(sender, records, ANSWER, settings.longestRetry());
    }
}
