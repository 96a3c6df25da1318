package com.workwise.ingest.api.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    PipelineSettings.class,
    PipelineSettings.TopicNames.class,
    PipelineSettings.WorkerGroup.class,
    PipelineSettings.LedgerGroup.class
})
@Import(PipelineController.class)
public class PipelineConfig {

    @Bean
    Admin pipelineAdmin(KafkaProperties kafka, PipelineSettings settings) {
        Map<String, Object> properties = new HashMap<>(kafka.buildAdminProperties());
        int millis = Math.toIntExact(settings.timeout().toMillis());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        // Rebootstrapping, the default, writes some 600 lines of log a second while the broker is away.
        properties.putIfAbsent(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
        return Admin.create(properties);
    }

    @Bean
    Lag lag(Admin pipelineAdmin) {
        return new Lag(pipelineAdmin);
    }
}
