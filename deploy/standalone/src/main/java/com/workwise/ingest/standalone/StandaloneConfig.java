package com.workwise.ingest.standalone;

import com.workwise.ingest.api.ApiConfig;
import com.workwise.ingest.worker.WorkerConfig;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** One Spring context for API and worker. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApiConfig.class, WorkerConfig.class})
class StandaloneConfig {}
