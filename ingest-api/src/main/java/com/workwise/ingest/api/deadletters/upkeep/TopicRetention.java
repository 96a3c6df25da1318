package com.workwise.ingest.api.deadletters.upkeep;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** How long Kafka keeps the letters of each topic. */
final class TopicRetention {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> properties;

    TopicRetention(Map<String, Object> properties) {
        this.properties = new HashMap<>(properties);
        this.properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    }

    /** Blocks. @return topics that are there and whose letters are removed by age */
    Map<String, Duration> of(List<String> topics) throws InterruptedException {
        Map<String, Duration> retentions = new HashMap<>();
        try (Admin admin = Admin.create(properties)) {
            Map<ConfigResource, KafkaFuture<Config>> configs = admin.describeConfigs(topics.stream()
                            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                            .toList())
                    .values();
            for (Map.Entry<ConfigResource, KafkaFuture<Config>> config : configs.entrySet()) {
                try {
                    ConfigEntry entry = config.getValue()
                            .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                            .get(TopicConfig.RETENTION_MS_CONFIG);
                    long millis = entry == null ? -1 : Long.parseLong(entry.value());
                    if (millis >= 0) {
                        retentions.put(config.getKey().name(), Duration.ofMillis(millis));
                    }
                } catch (ExecutionException | TimeoutException notThere) {
                    // A topic that nobody has written to yet, or a broker that is away: nothing to warn of.
                    continue;
                }
            }
        }
        return retentions;
    }
}
