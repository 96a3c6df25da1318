package com.workwise.ingest.api.database;

import com.workwise.ingest.api.Database;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
public class DatabaseConfig {

    @Bean
    Database database(ConnectionFactory connections) {
        return new BoundedDatabase(connections);
    }

    @Bean
    FirstConnection firstConnection(Database database) {
        return new FirstConnection(database);
    }

    /** Last, because it only fills in what neither the URL nor anybody else has set. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ConnectionFactoryOptionsBuilderCustomizer apiDriverDefaults() {
        return new DriverDefaults();
    }
}
