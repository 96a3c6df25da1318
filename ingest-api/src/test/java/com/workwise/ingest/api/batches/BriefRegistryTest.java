package com.workwise.ingest.api.batches;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.RequestId;
import com.workwise.ingest.api.Submission;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class BriefRegistryTest {

    private static final Submission SUBMISSION = new Submission(
            new UUID(0x7000, 0x8000_0000_0000_0000L),
            "client",
            Instant.EPOCH,
            null,
            new RequestId("r"),
            null,
            null,
            1,
            List.of());

    private final DatabaseAway database = new DatabaseAway();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final BriefRegistry registry = new BriefRegistry(
            database,
            new BatchesSettings(Duration.ofMillis(150), Duration.ofSeconds(3), Duration.ofSeconds(2)),
            () -> now);

    @Test
    void completesWithoutTheDatabaseAndLeavesItAloneForAWhile() {
        StepVerifier.create(registry.register(SUBMISSION)).verifyComplete();
        StepVerifier.create(registry.register(SUBMISSION)).verifyComplete();
        registry.publishingFailed(SUBMISSION);
        assertThat(database.asked).isOne();
        assertThat(database.limit).isEqualTo(Duration.ofMillis(150));

        now = now.plusSeconds(3);
        StepVerifier.create(registry.register(SUBMISSION)).verifyComplete();
        assertThat(database.asked).isEqualTo(2);
    }

    @Test
    void dropsFailureNotesBeyondItsBound() {
        database.answers = false;
        for (int i = 0; i < 100; i++) {
            registry.publishingFailed(SUBMISSION);
        }
        assertThat(database.asked).isEqualTo(16);
    }

    private static final class DatabaseAway implements Database {

        boolean answers = true;
        int asked;
        Duration limit = Duration.ZERO;

        @Override
        public <T> Mono<T> run(Duration limit, Function<Connection, Publisher<T>> work) {
            asked++;
            this.limit = limit;
            return answers ? Mono.error(new IllegalStateException("away")) : Mono.never();
        }
    }
}
