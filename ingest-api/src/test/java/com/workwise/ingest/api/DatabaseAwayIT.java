package com.workwise.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.TestServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class DatabaseAwayIT {

    private static final String BATCH = "{\"items\":[{\"externalId\":\"a\"}]}";
    private static final String JOB = "/api/v1/jobs/a";

    @Test
    void acceptsWithoutTheDatabaseAndReadsAgainOnItsReturn() throws Exception {
        try (OwnPostgres postgres = TestServices.ownPostgres()) {
            Database database = postgres.database();
            RunningApi.migrate(database.jdbcUrl(), database.username(), database.password());
            try (RunningApi api = RunningApi.start(
                    TestServices.kafkaBootstrap(),
                    TestServices.uniqueTopic("raw"),
                    database.r2dbcUrl(),
                    database.username(),
                    database.password())) {
                assertThat(submitAndLookUp(api)).isEqualTo(200);

                postgres.freeze();
                acceptsAndDoesNotRead(api);
                postgres.thaw();
                comesBack(api);

                postgres.kill();
                acceptsAndDoesNotRead(api);
                postgres.start();
                comesBack(api);
            }
        }
    }

    /** More readers than the pool has connections: none may be lost to the outage. */
    private static void acceptsAndDoesNotRead(RunningApi api) throws InterruptedException, ExecutionException {
        try (ExecutorService clients = Executors.newFixedThreadPool(30)) {
            List<Future<RunningApi.Answer>> reads = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                reads.add(clients.submit(() -> api.get(JOB)));
            }
            for (int i = 0; i < 20; i++) {
                RunningApi.Answer accepted = api.submit(BATCH);
                assertThat(accepted.status()).isEqualTo(202);
                assertThat(accepted.took()).isLessThan(Duration.ofSeconds(2));
            }
            for (Future<RunningApi.Answer> read : reads) {
                ProblemAnswer.assertProblem(read.get(), 503, "database_unavailable");
                assertThat(read.get().header("Retry-After")).isEqualTo("5");
                assertThat(read.get().took()).isLessThan(Duration.ofSeconds(4));
            }
        }
        assertThat(api.send(api.management("/actuator/health/readiness")).status())
                .isEqualTo(200);
    }

    private static void comesBack(RunningApi api) throws InterruptedException, ExecutionException {
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> submitAndLookUp(api) == 200);
        try (ExecutorService clients = Executors.newFixedThreadPool(30)) {
            List<Future<RunningApi.Answer>> reads = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                reads.add(clients.submit(() -> api.get(JOB)));
            }
            for (Future<RunningApi.Answer> read : reads) {
                assertThat(read.get().status()).isEqualTo(404);
            }
        }
    }

    private static int submitAndLookUp(RunningApi api) {
        return api.get(api.submit(BATCH).header("Location")).status();
    }
}
