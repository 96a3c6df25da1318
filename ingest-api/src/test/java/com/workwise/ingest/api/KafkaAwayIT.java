package com.workwise.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.OwnKafka;
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

final class KafkaAwayIT {

    /** 2 s on a machine that has nothing else to do than to play a hundred clients. */
    private static final Duration ANSWERED = Duration.ofSeconds(4);

    /** Less than the second for which a call of the producer may block: nobody waits behind one. */
    private static final Duration ALIVE = Duration.ofMillis(800);

    private static final String BATCH = "{\"items\":[{\"externalId\":\"a\",\"description\":\"" + "x".repeat(100_000)
            + "\"},{\"externalId\":\"b\"}]}";

    @Test
    void answersUnavailableInTimeAndRecovers() throws Exception {
        Database database = TestServices.freshDatabase();
        RunningApi.migrate(database.jdbcUrl(), database.username(), database.password());
        try (OwnKafka kafka = TestServices.ownKafka();
                RunningApi api = RunningApi.start(
                        kafka.bootstrapServers(),
                        "raw",
                        database.r2dbcUrl(),
                        database.username(),
                        database.password())) {
            assertThat(api.submit(BATCH).status()).isEqualTo(202);

            kafka.freeze();
            everyOneOfManyIsToldToComeBack(api);
            kafka.thaw();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> api.submit(BATCH).status() == 202);

            kafka.kill();
            everyOneOfManyIsToldToComeBack(api);
            kafka.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> api.submit(BATCH).status() == 202);
        }
    }

    @Test
    void answersUnavailableWhenTheBrokerWasNeverThere() throws Exception {
        Database database = TestServices.freshDatabase();
        try (RunningApi api =
                RunningApi.start("127.0.0.1:1", "raw", database.r2dbcUrl(), database.username(), database.password())) {
            everyOneOfManyIsToldToComeBack(api);
        }
    }

    private static void everyOneOfManyIsToldToComeBack(RunningApi api) throws InterruptedException, ExecutionException {
        try (ExecutorService clients = Executors.newFixedThreadPool(100)) {
            List<Future<RunningApi.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(clients.submit(() -> api.submit(BATCH)));
            }
            Thread.sleep(500);
            RunningApi.Answer health = api.send(api.management("/actuator/health/liveness"));
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.took()).isLessThan(ALIVE);
            for (Future<RunningApi.Answer> answer : answers) {
                ProblemAnswer.assertProblem(answer.get(), 503, "broker_unavailable");
                assertThat(answer.get().header("Retry-After")).isEqualTo("5");
                assertThat(answer.get().took()).isLessThan(ANSWERED);
            }
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("publish-")))
                .hasSizeLessThanOrEqualTo(8);
    }
}
