package com.workwise.ingest.api;

import com.workwise.ingest.api.access.AccessConfig;
import com.workwise.ingest.api.batches.BatchesConfig;
import com.workwise.ingest.api.database.DatabaseConfig;
import com.workwise.ingest.api.deadletters.DeadLettersConfig;
import com.workwise.ingest.api.edge.EdgeConfig;
import com.workwise.ingest.api.jobs.JobsConfig;
import com.workwise.ingest.api.pipeline.PipelineConfig;
import com.workwise.ingest.api.publish.PublishConfig;
import com.workwise.ingest.api.submit.SubmitConfig;
import com.workwise.ingest.api.traces.TracesConfig;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/** The whole API, for any Spring Boot context that brings Kafka and R2DBC. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:ingest-api-defaults.properties")
@Import({
    AccessConfig.class,
    BatchesConfig.class,
    DatabaseConfig.class,
    DeadLettersConfig.class,
    EdgeConfig.class,
    JobsConfig.class,
    PipelineConfig.class,
    PublishConfig.class,
    SubmitConfig.class,
    TracesConfig.class
})
public class ApiConfig {}
