package com.workwise.ingest.api.jobs;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobsSettings.class)
@Import(JobController.class)
public class JobsConfig {}
