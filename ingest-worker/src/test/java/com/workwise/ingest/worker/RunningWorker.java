package com.workwise.ingest.worker;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.worker.schema.Migration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole worker in this JVM, on topics and a database of its own. */
final class RunningWorker implements AutoCloseable {

    final String raw = TestServices.uniqueTopic("raw");
    final String replay = raw + "-replay";
    final String dead = TestServices.uniqueTopic("dead");
    final Database database;

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private @Nullable ConfigurableApplicationContext context;

    RunningWorker() {
        this(TestServices.freshDatabase());
    }

    RunningWorker(Database database) {
        this.database = database;
        // Before the worker makes it, so that a test may write and read at once.
        TestServices.createTopic(raw, 4);
        TestServices.createTopic(replay, 4);
        TestServices.createTopic(dead, 1);
        properties.put("spring.kafka.bootstrap-servers", TestServices.kafkaBootstrap());
        properties.put("spring.r2dbc.url", database.r2dbcUrl());
        properties.put("spring.r2dbc.username", database.username());
        properties.put("spring.r2dbc.password", database.password());
        properties.put("ingest.topics.raw", raw);
        properties.put("ingest.topics.replay", replay);
        properties.put("ingest.topics.dead-letter", dead);
        properties.put("ingest.topics.partitions", 4);
        properties.put("ingest.worker.name", "worker-under-test");
        properties.put("ingest.worker.intake.group", raw);
        properties.put("ingest.schema.interval", "200ms");
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
    }

    RunningWorker with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    void migrate() {
        Migration.migrate(database.jdbcUrl(), database.username(), database.password());
    }

    RunningWorker start() {
        context = new SpringApplicationBuilder(WorkerApplication.class)
                .properties(properties)
                .run();
        return this;
    }

    void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    ConfigurableApplicationContext context() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    void execute(String sql) {
        try (Connection jdbc = connection();
                Statement statement = jdbc.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    List<String> column(String sql) {
        try (Connection jdbc = connection();
                Statement statement = jdbc.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    String single(String sql) {
        return column(sql).getFirst();
    }

    @Override
    public void close() {
        stop();
    }
}
