package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.trial.DryRun;
import com.workwise.ingest.wire.Limits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@Import(ReplayController.class)
public class ReplayConfig {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration SEND = Duration.ofSeconds(8);
    private static final Duration READ_BACK = Duration.ofSeconds(60);
    private static final int BLOCK_MILLIS = 3_000;
    private static final long CHUNK_BYTES = 4L * 1024 * 1024;

    /** Longer than it can take: a letter is given to the producer within {@link #SEND}, blocks it, and is given up. */
    private static final Duration UNKNOWN_AFTER =
            SEND.plusMillis(BLOCK_MILLIS).plus(SEND).plusSeconds(1);

    @Bean
    ReplayEvents replayEvents(JsonMapper json) {
        return new ReplayEvents(json);
    }

    @Bean
    NewReplays newReplays(Database database, DeadLetterSettings settings, ReplayEvents events, JsonMapper json) {
        return new NewReplays(database, settings, events, json);
    }

    @Bean
    Replays replays(Database database, DeadLetterSettings settings, ReplayEvents events) {
        return new Replays(database, settings, events);
    }

    @Bean
    ReplayTrial replayTrial(Database database, DeadLetterSettings settings, DeadLetterSettings.TopicNames topics) {
        DryRun dryRun = new DryRun(database, InstantSource.system());
        return new ReplayTrial(database, settings, topics.replay(), dryRun);
    }

    @Bean
    Producer<byte[], byte[]> replayProducer(KafkaProperties kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.buildProducerProperties());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Limits.DEAD_LETTER_BYTES);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) SEND.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) SEND.toMillis() - 100);
        return new KafkaProducer<>(properties);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler replaySending() {
        return Schedulers.newBoundedElastic(4, 100, "replay-kafka");
    }

    @Bean
    ReplayRunner replayRunner(
            Database database,
            DeadLetterSettings settings,
            DeadLetterSettings.TopicNames topics,
            KafkaProperties kafka,
            Producer<byte[], byte[]> replayProducer,
            Scheduler replaySending) {
        Claims claims = new Claims(LEASE, settings.writeTimeout(), CHUNK_BYTES, settings.mostAttempts());
        LetterSender sender = new LetterSender(replayProducer, replaySending, SEND);
        SentBefore before = new SentBefore(() -> new KafkaConsumer<>(reading(kafka)), replaySending, READ_BACK);
        Arrivals arrivals = new Arrivals(database, settings, topics.replay(), claims, before, UNKNOWN_AFTER);
        ReplayRun run = new ReplayRun(database, settings, topics.replay(), claims, sender, arrivals);
        return new ReplayRunner(database, claims, run);
    }

    private static Map<String, Object> reading(KafkaProperties kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.buildConsumerProperties());
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return properties;
    }
}
