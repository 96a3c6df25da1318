package com.workwise.ingest.worker;

import com.workwise.ingest.worker.check.CheckConfig;
import com.workwise.ingest.worker.deadletter.DeadLetterConfig;
import com.workwise.ingest.worker.flow.FlowConfig;
import com.workwise.ingest.worker.intake.IntakeConfig;
import com.workwise.ingest.worker.schema.SchemaConfig;
import com.workwise.ingest.worker.status.StatusConfig;
import com.workwise.ingest.worker.store.StoreConfig;
import com.workwise.ingest.worker.topics.TopicsConfig;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/** Everything that makes a worker. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:ingest-worker-defaults.properties")
@Import({
    CheckConfig.class,
    DeadLetterConfig.class,
    FlowConfig.class,
    IntakeConfig.class,
    SchemaConfig.class,
    StatusConfig.class,
    StoreConfig.class,
    TopicsConfig.class
})
public class WorkerConfig {}
