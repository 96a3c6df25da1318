package com.workwise.ingest.worker.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class WatchdogTest {

    private static final Duration STALL = Duration.ofMinutes(2);

    private final GivenIntake intake = new GivenIntake(Flux.never());
    private final HeldStore store = new HeldStore(new ArrayList<>());
    private final HeldDeadLetters deadLetters = new HeldDeadLetters(new ArrayList<>());
    private final AtomicLong settled = new AtomicLong();
    private final SettableClock clock = new SettableClock(Deliveries.NOON);
    private final Watchdog watchdog = new Watchdog(intake, store, deadLetters, settled::get, STALL, clock);

    @Test
    void barksWhenRecordsWaitAndNothingIsSettled() {
        intake.backlog(Mono.just(5L));
        clock.advance(STALL);
        assertThat(stalled()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(stalled()).isTrue();
    }

    @Test
    void isContentWhileSomethingIsSettledNowAndThen() {
        intake.backlog(Mono.just(5L));
        for (int i = 0; i < 10; i++) {
            clock.advance(STALL.minusSeconds(1));
            settled.incrementAndGet();
            assertThat(stalled()).isFalse();
        }
    }

    @Test
    void isContentWhenNothingWaits() {
        for (int i = 0; i < 10; i++) {
            clock.advance(STALL.multipliedBy(2));
            assertThat(stalled()).isFalse();
        }
    }

    @Test
    void doesNotTakeAnOutageForAStallAndCountsAnewAfterIt() {
        intake.backlog(Mono.just(5L));
        store.waiting(true);
        clock.advance(STALL.multipliedBy(10));
        assertThat(stalled()).isFalse();
        store.waiting(false);
        deadLetters.waiting(true);
        clock.advance(STALL.multipliedBy(10));
        assertThat(stalled()).isFalse();
        deadLetters.waiting(false);
        clock.advance(STALL);
        assertThat(stalled()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(stalled()).isTrue();
    }

    @Test
    void isContentAgainAfterProgress() {
        intake.backlog(Mono.just(5L));
        clock.advance(STALL.plusSeconds(1));
        assertThat(stalled()).isTrue();
        settled.incrementAndGet();
        assertThat(stalled()).isFalse();
    }

    @Test
    void takesAConsumerThatFailsOrDoesNotAnswerForOneWithABacklog() {
        clock.advance(STALL.plusSeconds(1));
        intake.backlog(Mono.error(new IllegalStateException("closed")));
        assertThat(stalled()).isTrue();
        intake.backlog(Mono.never());
        StepVerifier.withVirtualTime(watchdog::stalled)
                .thenAwait(Duration.ofSeconds(5))
                .expectNext(true)
                .verifyComplete();
    }

    private boolean stalled() {
        return Boolean.TRUE.equals(watchdog.stalled().block(Duration.ofSeconds(10)));
    }
}
