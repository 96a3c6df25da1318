package com.workwise.ingest.worker.topics;

import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.worker.Precondition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Creates what is missing. Not Spring's KafkaAdmin, which would add partitions to a topic that has fewer than configured:
 * that moves keys to other partitions and is an operator's decision.
 */
final class TopicsPresent implements Precondition {

    private static final Logger log = LoggerFactory.getLogger(TopicsPresent.class);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final Map<String, Object> properties;
    private final TopicSettings settings;

    TopicsPresent(Map<String, Object> properties, TopicSettings settings) {
        this.properties = new HashMap<>(properties);
        this.properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        // Rebootstrapping, the default, writes some 600 lines of log a second while the broker is away.
        this.properties.putIfAbsent(
                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
        this.settings = settings;
    }

    @Override
    public Mono<Void> met() {
        return Mono.<Void>fromCallable(() -> {
                    ensure();
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic())
                .doOnError(ExecutionException.class, error -> log.warn("Waiting for the broker: {}", error.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(LONGEST_RETRY));
    }

    private void ensure() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(properties)) {
            boolean allMade = true;
            for (NewTopic topic : topics()) {
                allMade &= create(admin, topic);
            }
            if (!allMade) {
                check(admin);
            }
        }
    }

    private List<NewTopic> topics() {
        return List.of(
                topic(settings.raw(), settings.rawRetention(), Limits.RAW_RECORD_BYTES),
                // A replayed record has headers more than it came with.
                topic(settings.replay(), settings.rawRetention(), Limits.DEAD_LETTER_BYTES),
                topic(settings.deadLetter(), settings.deadLetterRetention(), Limits.DEAD_LETTER_BYTES));
    }

    private NewTopic topic(String name, Duration retention, int maxRecordBytes) {
        return new NewTopic(name, settings.partitions(), settings.replication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxRecordBytes)));
    }

    /** @return whether it was missing */
    private static boolean create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            log.info("Created topic {} with {} partitions", topic.name(), topic.numPartitions());
            return true;
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
            return false;
        }
    }

    /** What is there is not changed, but a dead-letter topic that cannot take every record would stop a partition one day. */
    private void check(Admin admin) throws ExecutionException, InterruptedException {
        ConfigResource raw = new ConfigResource(ConfigResource.Type.TOPIC, settings.raw());
        ConfigResource dead = new ConfigResource(ConfigResource.Type.TOPIC, settings.deadLetter());
        // A topic made a moment ago may not be known to every broker yet; then this is tried again.
        var configs = admin.describeConfigs(List.of(raw, dead)).all().get();
        long rawBytes = maxRecordBytes(configs.get(raw));
        long deadBytes = maxRecordBytes(configs.get(dead));
        if (deadBytes <= rawBytes) {
            log.error(
                    "Topic {} takes records of {} bytes, {} up to {}: raise max.message.bytes of the former above it",
                    settings.deadLetter(),
                    deadBytes,
                    settings.raw(),
                    rawBytes);
        }
    }

    private static long maxRecordBytes(@Nullable Config config) {
        ConfigEntry entry = config == null ? null : config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        return entry == null ? 0 : Long.parseLong(entry.value());
    }
}
