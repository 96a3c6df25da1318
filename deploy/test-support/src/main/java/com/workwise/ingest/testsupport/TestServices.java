package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.PostgresService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One Kafka and one PostgreSQL per JVM, each started when it is first asked for, shared, and stopped at the JVM's end.
 * {@code -Dingest.services=auto|docker|embedded} says where they come from.
 */
public final class TestServices {

    public static final String USER = PostgresService.USER;
    public static final String PASSWORD = PostgresService.PASSWORD;

    private TestServices() {}

    private static final class Source {
        static final ServiceSource CHOSEN = Choice.make();
    }

    private static final class Kafka {
        static final String ADDRESS = Source.CHOSEN.startKafka();
    }

    private static final class Postgres {
        static final String ADDRESS = Source.CHOSEN.startPostgres();
    }

    public static String kafkaBootstrap() {
        return Kafka.ADDRESS;
    }

    /** Without user and password. */
    public static String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Postgres.ADDRESS + "/" + database;
    }

    /** Without user and password. */
    public static String r2dbcUrl(String database) {
        return "r2dbc:postgresql://" + Postgres.ADDRESS + "/" + database;
    }

    public static Database freshDatabase() {
        String name = "test_" + random();
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a test's database", e);
        }
        return new Database(name, jdbcUrl(name), r2dbcUrl(name), USER, PASSWORD);
    }

    /** A new one, started, for a test that hurts it. */
    public static OwnKafka ownKafka() {
        return Source.CHOSEN.ownKafka();
    }

    /** A new one, started, for a test that hurts it. */
    public static OwnPostgres ownPostgres() {
        return Source.CHOSEN.ownPostgres();
    }

    /** Three brokers of which one may be away. Embedded always, whatever {@code ingest.services} says. */
    public static OwnKafkaCluster ownKafkaCluster() {
        return OwnKafkaCluster.start();
    }

    /** Only a name: the topic is not made. */
    public static String uniqueTopic(String prefix) {
        return prefix + "-" + random();
    }

    /** Returns when the topic can be used. */
    public static void createTopic(String name, int partitions) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot make the topic " + name, e);
        }
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
