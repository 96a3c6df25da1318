package com.workwise.ingest.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

final class OwnServicesIT {

    @Test
    void hurtsPostgresAndKeepsItsData() throws SQLException {
        try (OwnPostgres postgres = TestServices.ownPostgres()) {
            Database database = postgres.database();
            execute(database, "CREATE TABLE kept AS SELECT 1 AS one");
            isHurtAndHeals(postgres);
            assertThat(single(database, "SELECT count(*) FROM kept")).isEqualTo("1");
            assertThat(database.jdbcUrl()).contains("127.0.0.1:" + postgres.port());
        }
    }

    @Test
    void breaksTheConnectionsOfAKilledPostgresAndKeepsThoseOfAFrozenOne() throws SQLException {
        try (OwnPostgres postgres = TestServices.ownPostgres();
                Connection connection = connect(postgres.database())) {
            postgres.freeze();
            connection.setNetworkTimeout(Runnable::run, 30_000);
            postgres.thaw();
            assertThat(connection.isValid(5)).isTrue();
            postgres.kill();
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void hurtsKafkaAndKeepsItsRecords() throws Exception {
        try (OwnKafka kafka = TestServices.ownKafka()) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("kept", Optional.of(2), Optional.empty())))
                        .all()
                        .get();
            }
            try (TopicWriter writer = new TopicWriter(kafka.bootstrapServers())) {
                writer.write("kept", "key", "before");
                isHurtAndHeals(kafka);
                writer.write("kept", "key", "after");
            }
            assertThat(TopicReader.read(kafka.bootstrapServers(), "kept", 2, Duration.ofSeconds(20)))
                    .hasSize(2);
        }
    }

    private static void isHurtAndHeals(OwnService service) {
        assertThat(service.answers()).isTrue();
        int port = service.port();

        service.freeze();
        long began = System.nanoTime();
        assertThat(service.answers()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        service.thaw();
        assertThat(service.answers()).isTrue();

        service.kill();
        assertThat(service.answers()).isFalse();
        service.start();
        assertThat(service.answers()).isTrue();

        began = System.nanoTime();
        service.stop();
        // Who hears no signal is killed after 40 s.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(service.answers()).isFalse();
        service.start();
        assertThat(service.answers()).isTrue();

        service.freeze();
        service.kill();
        service.start();
        assertThat(service.answers()).isTrue();

        service.freeze();
        service.stop();
        assertThat(service.answers()).isFalse();
        service.start();
        assertThat(service.answers()).isTrue();
        assertThat(service.port()).isEqualTo(port);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
