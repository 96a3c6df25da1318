package com.workwise.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TcpProxy;
import com.workwise.ingest.testsupport.TestServices;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class DatabaseHoleIT {

    private static final String JOB = "/api/v1/jobs/nobody";
    private static final int READERS = 40;

    @Test
    void losesNoConnectionOfThePoolToAHoleInTheNetwork() throws Exception {
        Database database = TestServices.freshDatabase();
        RunningApi.migrate(database.jdbcUrl(), database.username(), database.password());
        int port = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
        try (TcpProxy proxy = TcpProxy.before(port);
                RunningApi api = RunningApi.start(
                        TestServices.kafkaBootstrap(),
                        TestServices.uniqueTopic("raw"),
                        database.r2dbcUrl().replace(":" + port + "/", ":" + proxy.port() + "/"),
                        database.username(),
                        database.password())) {
            assertThat(readAtOnce(api)).containsOnly(404);

            proxy.hole();
            assertThat(readAtOnce(api)).containsOnly(503);
            assertThat(readAtOnce(api)).containsOnly(503);
            assertThat(proxy.swallowed()).isPositive();
            proxy.pass();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(8))
                    .until(() -> api.get(JOB).status() == 404);
            assertThat(readAtOnce(api)).containsOnly(404);
            assertThat(metric(api, "r2dbc_pool_acquired_connections")).isEqualTo("0.0");
            assertThat(metric(api, "r2dbc_pool_pending_connections")).isEqualTo("0.0");
        }
    }

    private static List<Integer> readAtOnce(RunningApi api) throws InterruptedException, ExecutionException {
        try (ExecutorService clients = Executors.newFixedThreadPool(READERS)) {
            List<Future<RunningApi.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                answers.add(clients.submit(() -> api.get(JOB)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<RunningApi.Answer> answer : answers) {
                assertThat(answer.get().took()).isLessThan(Duration.ofSeconds(4));
                statuses.add(answer.get().status());
            }
            return statuses;
        }
    }

    private static String metric(RunningApi api, String name) {
        String metrics = new String(
                api.send(api.management("/actuator/prometheus").header("Authorization", "Bearer " + RunningApi.KEY))
                        .raw()
                        .body());
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("no " + name + " in " + metrics);
    }
}
