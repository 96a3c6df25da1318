package com.workwise.ingest.worker.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.kafka.receiver.ReceiverOptions;

/** The stage's public door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IntakeSettings.class, IntakeSettings.TopicNames.class})
public class IntakeConfig {

    /** Of one answer. Smaller ones cost the broker more CPU for each record: 13 µs at 350 kB, 7 at 2 MB. */
    private static final long FETCH_BYTES = 2L * 1024 * 1024;

    /** Of the heap. Of a thirteenth too much outgrows the survivor spaces, for which full collections pay. */
    private static final int HEAP_SHARE = 16;

    private static final int POLL_RECORDS = 1_000;

    @Bean
    KafkaIntake intake(KafkaProperties kafka, IntakeSettings settings, IntakeSettings.TopicNames topics) {
        long inFlight =
                Math.min(settings.maxInFlight().toBytes(), Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        Map<String, Object> properties = kafka.buildConsumerProperties();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        // The client's default, latest, makes a new group skip everything that waits for it.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        properties.putIfAbsent(
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Math.toIntExact(Math.min(FETCH_BYTES, inFlight / 2)));
        // As large as the system sees fit. With the client's 64 kB a fetch takes dozens of turns of its loop.
        properties.putIfAbsent(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
        ReceiverOptions<byte[], byte[]> options = ReceiverOptions.<byte[], byte[]>create(properties)
                .subscription(topics.all())
                // Both are the consumer's own business.
                .commitInterval(Duration.ZERO)
                .commitBatchSize(0)
                .maxDelayRebalance(Duration.ZERO);
        return new KafkaIntake(
                options, topics.replay(), inFlight, settings.commitInterval(), settings.rebalanceDelay());
    }

    @Bean
    MeterBinder inFlightBytes(KafkaIntake intake) {
        return registry -> Gauge.builder("ingest.in.flight", intake, KafkaIntake::bytesInFlight)
                .description("Bytes of deliveries that are not settled")
                .baseUnit("bytes")
                .register(registry);
    }
}
