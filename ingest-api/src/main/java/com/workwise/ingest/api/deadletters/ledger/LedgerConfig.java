package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.wire.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

@Configuration(proxyBeanMethods = false)
@Import(RebuildController.class)
public class LedgerConfig {

    private static final int POLL_RECORDS = 500;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final long FIRST_RETRY_MILLIS = 500;
    private static final long LONGEST_RETRY_MILLIS = 10_000;

    @Bean
    EntryReader entryReader(DeadLetterSettings settings, DeadLetterSettings.TopicNames topics) {
        return new EntryReader(topics, settings.foreign());
    }

    @Bean
    Ledger ledger(Database database, DeadLetterSettings settings) {
        return new Ledger(database, settings.writeTimeout(), settings.mostAttempts());
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> ledgerContainer(
            KafkaProperties kafka,
            DeadLetterSettings settings,
            DeadLetterSettings.TopicNames topics,
            EntryReader reader,
            Ledger ledger) {
        ContainerProperties properties = new ContainerProperties(topics(settings, topics));
        properties.setGroupId(settings.group());
        properties.setAckMode(AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        properties.setMessageListener(new LedgerListener(reader, ledger));
        ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(consumer(kafka)), properties);
        container.setBeanName("ledger");
        // No entry is ever skipped: without a database the ledger waits, and the letters lie safe on their topic.
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_RETRY_MILLIS, 2);
        backOff.setMaxInterval(LONGEST_RETRY_MILLIS);
        container.setCommonErrorHandler(new DefaultErrorHandler(backOff));
        return container;
    }

    @Bean
    Rebuilds rebuilds(
            KafkaProperties kafka,
            DeadLetterSettings settings,
            DeadLetterSettings.TopicNames topics,
            EntryReader reader,
            Ledger ledger) {
        Map<String, Object> reading = consumer(kafka);
        reading.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new Rebuilds(() -> new KafkaConsumer<>(reading), List.of(topics(settings, topics)), reader, ledger);
    }

    private static Map<String, Object> consumer(KafkaProperties kafka) {
        Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Limits.DEAD_LETTER_BYTES);
        // A topic that is made later is noticed soon.
        consumer.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return consumer;
    }

    private static String[] topics(DeadLetterSettings settings, DeadLetterSettings.TopicNames topics) {
        return Stream.concat(
                        Stream.of(topics.deadLetter()),
                        settings.foreign().stream().map(DeadLetterSettings.Foreign::topic))
                .distinct()
                .toArray(String[]::new);
    }
}
