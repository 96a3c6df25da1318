package com.workwise.ingest.api.batches;

import com.workwise.ingest.api.BatchRegistry;
import com.workwise.ingest.api.Database;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchesSettings.class)
@Import(BatchStateController.class)
public class BatchesConfig {

    @Bean
    BatchRegistry batchRegistry(Database database, BatchesSettings settings) {
        return new BriefRegistry(database, settings, InstantSource.system());
    }
}
