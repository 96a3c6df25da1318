package com.workwise.ingest.api.publish;

import com.workwise.ingest.wire.Limits;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Creates the topic when it is missing, in the background and for as long as the broker is away. Not Spring's KafkaAdmin:
 * it tries once, at start, and adds partitions to a topic that has fewer than configured, which moves keys to others.
 */
final class TopicMaker {

    private static final Logger log = LoggerFactory.getLogger(TopicMaker.class);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final Map<String, Object> properties;
    private final NewTopic topic;

    TopicMaker(Map<String, Object> properties, TopicSettings settings) {
        this.properties = new HashMap<>(properties);
        this.properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        // Rebootstrapping, the default, writes some 600 lines of log a second while the broker is away.
        this.properties.putIfAbsent(
                AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
        this.topic = new NewTopic(settings.raw(), settings.partitions(), settings.replication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(settings.rawRetention().toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(Limits.RAW_RECORD_BYTES)));
    }

    Disposable start() {
        return Mono.fromCallable(this::createIfMissing)
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(LONGEST_RETRY))
                .subscribe(created -> log.info("topic {} {}", topic.name(), created ? "created" : "is there"));
    }

    private boolean createIfMissing() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(properties)) {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TopicExistsException) {
                return false;
            }
            log.warn("cannot check topic {}, trying again: {}", topic.name(), failed.toString());
            throw failed;
        }
    }
}
