package com.workwise.ingest.worker.store;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.worker.schema.Migration;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A migrated database of its own, with a pool as the worker has it and plain SQL to look at the result. */
final class TestDatabase implements AutoCloseable {

    private final ConnectionFactoryOptions options;
    private final ConnectionPool pool;
    private final Connection jdbc;

    TestDatabase() throws SQLException {
        Database database = TestServices.freshDatabase();
        Migration.migrate(database.jdbcUrl(), database.username(), database.password());
        options = ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.username())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build();
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .maxSize(4)
                .maxAcquireTime(Duration.ofSeconds(3))
                .build());
        jdbc = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    ConnectionPool pool() {
        return pool;
    }

    int port() {
        return (Integer) options.getRequiredValue(ConnectionFactoryOptions.PORT);
    }

    /** Not pooled. */
    ConnectionFactory through(int port) {
        return ConnectionFactories.get(
                options.mutate().option(ConnectionFactoryOptions.PORT, port).build());
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = jdbc.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @return the first column of each row, as text */
    List<String> column(String sql) throws SQLException {
        try (Statement statement = jdbc.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    String single(String sql) throws SQLException {
        return column(sql).getFirst();
    }

    @Override
    public void close() throws SQLException {
        pool.dispose();
        jdbc.close();
    }
}
