package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.PostgresService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks a service over a new connection whether it works; no longer than about a second. */
final class Probe {

    private static final long PATIENCE_MS = 900;

    private Probe() {}

    static boolean postgres(String jdbcUrl) {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresService.USER);
        properties.setProperty("password", PostgresService.PASSWORD);
        // In seconds, each for one step of the connection; the last one is for all of them.
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("socketTimeout", "1");
        properties.setProperty("loginTimeout", "1");
        try (Connection connection = DriverManager.getConnection(jdbcUrl, properties)) {
            return connection.isValid(1);
        } catch (SQLException noAnswer) {
            return false;
        }
    }

    static boolean kafka(String bootstrapServers) {
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            admin.close(Duration.ZERO);
        }
    }
}
