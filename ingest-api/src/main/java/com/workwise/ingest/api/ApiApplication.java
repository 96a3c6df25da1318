package com.workwise.ingest.api;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The API as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ApiConfig.class)
public class ApiApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ApiApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "ingest-api",
                "logging.structured.format.console", "ecs",
                // The clients tell their whole configuration and every attempt to connect.
                "logging.level.org.apache.kafka", "WARN"));
        application.run(arguments);
    }
}
