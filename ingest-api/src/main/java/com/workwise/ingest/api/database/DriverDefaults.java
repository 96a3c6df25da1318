package com.workwise.ingest.api.database;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;

/** Limits that the driver leaves open. */
final class DriverDefaults implements ConnectionFactoryOptionsBuilderCustomizer {

    private static final int CACHED_STATEMENTS = 64;

    @Override
    public void customize(ConnectionFactoryOptions.Builder builder) {
        setIfMissing(builder, ConnectionFactoryOptions.CONNECT_TIMEOUT, Duration.ofSeconds(2));
        setIfMissing(builder, ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, Duration.ofSeconds(2));
        setIfMissing(builder, ConnectionFactoryOptions.STATEMENT_TIMEOUT, Duration.ofSeconds(5));
        setIfMissing(builder, PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true);
        setIfMissing(builder, PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES, CACHED_STATEMENTS);
    }

    private static <T> void setIfMissing(ConnectionFactoryOptions.Builder builder, Option<T> option, T value) {
        if (!builder.build().hasOption(option)) {
            builder.option(option, value);
        }
    }
}
