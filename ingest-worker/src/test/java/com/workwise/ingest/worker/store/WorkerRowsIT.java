package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.CheckPolicy;
import com.workwise.ingest.testsupport.TcpProxy;
import com.workwise.ingest.worker.Status;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.Worker;
import io.netty.buffer.ByteBuf;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class WorkerRowsIT {

    private static final String ROWS = """
            SELECT concat_ws(' ', name, started_at AT TIME ZONE 'UTC', circuit, circuit_opened_at AT TIME ZONE 'UTC',
                records_per_second, in_flight_bytes, check_policy ->> 'level', seen_at > now() - interval '5 s')
            FROM workers ORDER BY name""";

    private static final Duration LONGEST_COPY = Duration.ofMillis(300);

    private final Worker worker = new Worker(new UUID(1, 1), "worker-1", NOON);
    private TestDatabase database;
    private WorkerRows rows;

    @BeforeEach
    void open() throws SQLException {
        database = new TestDatabase();
        rows = new WorkerRows(database.pool(), LONGEST_COPY);
    }

    @AfterEach
    void close() throws SQLException {
        rows.close();
        database.close();
    }

    @Test
    void keepsOneRowPerProcessUntilItIsRemoved() throws SQLException {
        assertThat(show(worker, "open", NOON.plusSeconds(5))).isEmpty();
        database.execute("UPDATE workers SET seen_at = now() - interval '3 days'");
        assertThat(show(worker, "closed", NOON.plusSeconds(5))).isEmpty();
        assertThat(show(new Worker(new UUID(1, 2), "worker-2", NOON), "closed", null))
                .isEmpty();
        assertThat(database.column(ROWS))
                .containsExactly(
                        "worker-1 2026-03-01 12:00:00 closed 2026-03-01 12:00:05 12.5 77 MODERATE t",
                        "worker-2 2026-03-01 12:00:00 closed 12.5 77 MODERATE t");
        assertThat(answer(rows.remove(worker))).isEmpty();
        assertThat(database.column("SELECT name FROM workers")).containsExactly("worker-2");
    }

    @Test
    void forgetsWorkersThatWereNotSeenForADay() throws SQLException {
        assertThat(show(new Worker(new UUID(1, 2), "killed", NOON), "closed", null))
                .isEmpty();
        assertThat(show(new Worker(new UUID(1, 3), "late", NOON), "closed", null))
                .isEmpty();
        database.execute("UPDATE workers SET seen_at = now() - interval '25 h' WHERE name = 'killed'");
        database.execute("UPDATE workers SET seen_at = now() - interval '23 h' WHERE name = 'late'");
        assertThat(show(worker, "closed", null)).isEmpty();
        assertThat(database.column("SELECT name FROM workers ORDER BY name")).containsExactly("late", "worker-1");
    }

    @Test
    void tellsWhyItCouldNotWriteAndWritesAgainWhenItCan() throws SQLException {
        database.execute("ALTER TABLE workers RENAME TO gone");
        assertThat(show(worker, "closed", null)).map(StoreFault::sqlState).contains("42P01");
        database.execute("ALTER TABLE gone RENAME TO workers");
        assertThat(show(worker, "closed", null)).isEmpty();
        // Its connection is ended.
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        Optional<StoreFault> lost = show(worker, "closed", null);
        assertThat(lost.isEmpty() || show(worker, "closed", null).isEmpty()).isTrue();
    }

    /** As of a worker whose machine is suspended: the connection is well, but nothing comes. */
    @Test
    void endsACopyOfAWorkerThatStopped() {
        for (Copy copy : Copy.values()) {
            CompletableFuture<@Nullable Void> stopped = stopInTheMiddleOf(copy).toFuture();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(show(worker, "closed", null)).isEmpty();
                assertThat(stopped).isCompletedExceptionally();
            });
            assertThat(stopped.exceptionNow()).hasMessageContaining("terminating connection");
        }
    }

    private Mono<Void> stopInTheMiddleOf(Copy copy) {
        return new Sessions(database.pool(), Duration.ofSeconds(10))
                .inTransaction(connection -> connection
                        .copyIn(copy.sql())
                        .from(Flux.<ByteBuf>never())
                        .build()
                        .then());
    }

    @Test
    void givesUpSoonWhenTheNetworkSwallowsItsBytesAndThenConnectsAnew() {
        try (TcpProxy proxy = TcpProxy.before(database.port());
                WorkerRows far = new WorkerRows(database.through(proxy.port()), LONGEST_COPY)) {
            assertThat(answer(far.show(status(worker, "closed", null)))).isEmpty();
            proxy.hole();
            assertThat(answer(far.show(status(worker, "closed", null)))).isPresent();
            proxy.pass();
            assertThat(answer(far.show(status(worker, "closed", null)))).isEmpty();
        }
    }

    private Optional<StoreFault> show(Worker who, String circuit, @Nullable Instant opened) {
        return answer(rows.show(status(who, circuit, opened)));
    }

    private static Status status(Worker who, String circuit, @Nullable Instant opened) {
        CheckPolicy policy = new CheckPolicy(ValidationLevel.MODERATE, Map.of(), Duration.ofHours(24));
        return new Status(who, circuit, opened, 12.5f, 77, policy);
    }

    private static Optional<StoreFault> answer(Mono<Optional<StoreFault>> asked) {
        return requireNonNull(asked.block(Duration.ofSeconds(5)));
    }
}
