package com.workwise.ingest.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresServiceIT {

    @TempDir
    Path directory;

    @Test
    void keepsItsDataWhenItIsClosedAndStartedAgain() throws SQLException {
        try (PostgresService postgres = PostgresService.start(directory, 0)) {
            run(postgres, "CREATE TABLE kept AS SELECT 1");
        }
        try (PostgresService postgres = PostgresService.start(directory, 0)) {
            assertThat(number(postgres, "SELECT count(*) FROM kept")).isEqualTo(1);
            assertThat(number(postgres, "SELECT count(*) FROM pg_settings WHERE name = 'fsync' AND setting = 'on'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void runsWithTheSettingsThatItIsGiven() throws SQLException {
        try (PostgresService postgres = PostgresService.start(directory, 0, Map.of("max_wal_size", "3GB"))) {
            assertThat(number(postgres, "SELECT setting FROM pg_settings WHERE name = 'max_wal_size'"))
                    .isEqualTo(3 * 1024);
            postgres.kill();
            postgres.start();
            assertThat(number(postgres, "SELECT setting FROM pg_settings WHERE name = 'max_wal_size'"))
                    .isEqualTo(3 * 1024);
        }
        assertThatThrownBy(() -> PostgresService.start(directory, 0, Map.of("nonsense", "1")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("unrecognized configuration parameter \"nonsense\"");
    }

    @Test
    void comesBackOnItsPortAfterAKill() throws SQLException {
        try (PostgresService postgres = PostgresService.start(directory, 0)) {
            run(postgres, "CREATE TABLE kept AS SELECT 1");
            long killed = postgres.pid();

            postgres.kill();

            assertThatThrownBy(() -> number(postgres, "SELECT 1")).isInstanceOf(SQLException.class);
            postgres.start();
            assertThat(postgres.pid()).isNotEqualTo(killed);
            assertThat(number(postgres, "SELECT count(*) FROM kept")).isEqualTo(1);
        }
    }

    @Test
    void answersNothingWhileFrozenAndGoesOnWhenThawed() throws SQLException {
        try (PostgresService postgres = PostgresService.start(directory, 0);
                Connection connection = connect(postgres)) {
            connection.setNetworkTimeout(Runnable::run, 500);
            postgres.freeze();
            assertThatThrownBy(() -> number(connection, "SELECT 1")).hasRootCauseMessage("Read timed out");
            postgres.thaw();
            assertThat(number(postgres, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void stopsWithinSecondsThoughClientsAreConnectedAndItIsFrozen() throws SQLException {
        PostgresService postgres = PostgresService.start(directory, 0);
        try (Connection connection = connect(postgres)) {
            OsProcess server = new OsProcess(postgres.pid());
            run(connection, "BEGIN");
            postgres.freeze();
            long began = System.nanoTime();

            postgres.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            assertThatThrownBy(() -> PostgresService.start(directory, taken.getLocalPort()))
                    .isInstanceOf(PortTaken.class)
                    .hasMessage("PostgreSQL cannot listen on 127.0.0.1:%d: the port is taken", taken.getLocalPort());
        }
    }

    @Test
    void refusesADirectoryThatIsInUseAndStopsAServerWhoseOwnerIsGone() throws SQLException {
        PostgresService first = PostgresService.start(directory, 0);
        long orphan = first.pid();
        assertThatThrownBy(() -> PostgresService.start(directory, 0)).isInstanceOf(DirectoryTaken.class);
        first.abandon();

        try (PostgresService second = PostgresService.start(directory, first.port())) {
            assertThat(second.pid()).isNotEqualTo(orphan);
            assertThat(new OsProcess(orphan).isAlive()).isFalse();
            assertThat(number(second, "SELECT 1")).isEqualTo(1);
        }
    }

    private static void run(PostgresService postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres)) {
            run(connection, sql);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(PostgresService postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres)) {
            return number(connection, sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(PostgresService postgres) throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(PostgresService.DATABASE), PostgresService.USER, PostgresService.PASSWORD);
    }
}
