package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.database.DatabaseConfig;
import com.workwise.ingest.testsupport.TestServices;
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
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A migrated database of its own, as the API sees it, and a second way to look at it. */
final class Ground implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final com.workwise.ingest.testsupport.Database place;

    private Ground(com.workwise.ingest.testsupport.Database place) {
        this.place = place;
        refresh();
    }

    static Ground migrated() {
        com.workwise.ingest.testsupport.Database place = TestServices.freshDatabase();
        Flyway.configure()
                .dataSource(place.jdbcUrl(), place.username(), place.password())
                .load()
                .migrate();
        return new Ground(place);
    }

    static Ground away() {
        return new Ground(new com.workwise.ingest.testsupport.Database(
                "nowhere", "jdbc:", "r2dbc:postgresql://127.0.0.1:1/nowhere", "nobody", "nothing"));
    }

    private void refresh() {
        ConnectionFactory driver = ConnectionFactories.get(ConnectionFactoryOptions.parse(place.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, place.username())
                .option(ConnectionFactoryOptions.PASSWORD, place.password())
                .build());
        context.registerBean(
                ConnectionPool.class,
                () -> new ConnectionPool(ConnectionPoolConfiguration.builder(driver)
                        .maxSize(4)
                        .maxAcquireTime(Duration.ofSeconds(2))
                        .build()));
        context.register(DatabaseConfig.class);
        context.refresh();
    }

    Database database() {
        return context.getBean(Database.class);
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that a trial touches. */
    String contents() {
        return select("SELECT concat_ws('|', (SELECT string_agg(j::text, ';' ORDER BY id) FROM jobs j),"
                + " (SELECT string_agg(c::text, ';' ORDER BY id) FROM companies c),"
                + " (SELECT string_agg(c::text, ';' ORDER BY id) FROM categories c),"
                + " (SELECT string_agg(s::text, ';' ORDER BY job_id) FROM job_sightings s))");
    }

    /** And transactions, which would keep their locks. */
    int locksOfOthers() {
        return Integer.parseInt(
                select("SELECT (SELECT count(*) FROM pg_locks WHERE pid <> pg_backend_pid() AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database()))"
                        + " + (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%')"));
    }

    /** Holds a row until it is closed. */
    AutoCloseable lock(String externalId) throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT FROM jobs WHERE external_id = '" + externalId + "' FOR UPDATE");
        }
        return connection;
    }

    String select(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(place.jdbcUrl(), place.username(), place.password());
    }

    @Override
    public void close() {
        context.close();
    }
}
