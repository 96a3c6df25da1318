package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.testsupport.TestServices;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.util.backoff.FixedBackOff;

/** Somebody's spring-kafka listener with a dead-letter topic, which can be broken and mended. */
final class SpringConsumer implements AutoCloseable {

    private final List<ConsumerRecord<byte[], byte[]>> processed = new CopyOnWriteArrayList<>();
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KafkaMessageListenerContainer<byte[], byte[]> container;
    private volatile @Nullable String listenerFault;
    private volatile @Nullable String keyFault;

    SpringConsumer(String topic, String deadLetters) {
        producers = new DefaultKafkaProducerFactory<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestServices.kafkaBootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setGroupId(topic + "-reader");
        properties.setMessageListener((MessageListener<byte[], byte[]>) this::process);
        container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                TestServices.kafkaBootstrap(),
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"),
                        new ErrorHandlingDeserializer<>(keys()),
                        new ByteArrayDeserializer()),
                properties);
        container.setCommonErrorHandler(new DefaultErrorHandler(
                new DeadLetterPublishingRecoverer(
                        new KafkaTemplate<>(producers), (refused, why) -> new TopicPartition(deadLetters, 0)),
                new FixedBackOff(0, 1)));
        container.start();
    }

    void breakListener(String message) {
        listenerFault = message;
    }

    void breakKeys(String message) {
        keyFault = message;
    }

    void mend() {
        listenerFault = null;
        keyFault = null;
    }

    /** Without an exception. */
    List<ConsumerRecord<byte[], byte[]>> processed() {
        return processed;
    }

    private void process(ConsumerRecord<byte[], byte[]> posting) {
        String fault = listenerFault;
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
        processed.add(posting);
    }

    private Deserializer<byte[]> keys() {
        return (topic, bytes) -> {
            String fault = keyFault;
            if (fault != null) {
                throw new IllegalArgumentException(fault);
            }
            return bytes;
        };
    }

    @Override
    public void close() {
        container.stop();
        producers.destroy();
    }
}
