package com.workwise.ingest.worker.schema;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema is looked at, and by {@code migrate} changed.
 *
 * @param url JDBC; empty = derived from {@code spring.r2dbc.url}
 * @param username empty = {@code spring.r2dbc.username}; the migrating role may have rights that the worker has not
 * @param password empty = {@code spring.r2dbc.password}
 * @param interval between two looks while the schema is missing
 */
@ConfigurationProperties("ingest.schema")
record SchemaSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("3s") Duration interval) {}
