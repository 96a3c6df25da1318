package com.workwise.ingest.worker.topics;

import com.workwise.ingest.worker.Precondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The package's public door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicSettings.class)
public class TopicsConfig {

    @Bean
    Precondition topicsPresent(KafkaProperties kafka, TopicSettings settings) {
        return new TopicsPresent(kafka.buildAdminProperties(), settings);
    }
}
