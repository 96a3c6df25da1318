package com.workwise.ingest.worker.schema;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The package's public door: the worker waits for the schema and never changes it by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({R2dbcProperties.class, SchemaSettings.class})
public class SchemaConfig {

    @Bean
    SchemaLogin schemaLogin(SchemaSettings settings, R2dbcProperties r2dbc) {
        return SchemaLogin.of(settings, r2dbc);
    }

    @Bean
    SchemaGate schemaGate(SchemaLogin login, SchemaSettings settings) {
        return new SchemaGate(login, settings.interval());
    }

    @Bean
    SchemaHealth schemaHealthIndicator(SchemaGate gate) {
        return new SchemaHealth(gate);
    }
}
