package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.StoreFault.Kind.OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.StoreOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

final class RetryingJobStoreTest {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ScriptedStore inner = new ScriptedStore();
    private final RetryingJobStore store = new RetryingJobStore(inner, new StoreSettings.RetrySettings(FIRST, LONGEST));
    private VirtualTimeScheduler clock = VirtualTimeScheduler.create();

    @BeforeEach
    void takeTheClock() {
        clock = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void giveTheClockBack() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void asksOnceWhenAllIsWell() {
        StepVerifier.create(store.store(Batches.of(3))).expectNextCount(1).verifyComplete();
        assertThat(inner.attempts()).hasSize(1);
        assertThat(store.waiting()).isFalse();
    }

    @Test
    void leavesARefusalToOthers() {
        inner.answer(ScriptedStore.refused());
        StepVerifier.create(store.store(Batches.of(3)))
                .expectNextMatches(StoreOutcome.Refused.class::isInstance)
                .verifyComplete();
        assertThat(inner.attempts()).hasSize(1);
    }

    @Test
    void waitsEverLongerUpToTheLongestAndNeverGivesUp() {
        for (int i = 0; i < 1_000; i++) {
            inner.answer(ScriptedStore.unavailable(OUTAGE));
        }
        List<StoreOutcome> outcomes = new ArrayList<>();
        Disposable waiting = store.store(Batches.of(3)).subscribe(outcomes::add);
        List<Long> waits = new ArrayList<>();
        long wait = 0;
        while (inner.attempts().size() <= 1_000) {
            int before = inner.attempts().size();
            clock.advanceTimeBy(Duration.ofMillis(10));
            wait += 10;
            if (inner.attempts().size() > before) {
                assertThat(inner.attempts()).hasSize(before + 1);
                waits.add(wait);
                wait = 0;
            }
            assertThat(wait).isLessThanOrEqualTo(LONGEST.toMillis());
        }
        assertThat(outcomes).hasSize(1);
        assertThat(waits).hasSize(1_000).allMatch(millis -> millis >= FIRST.toMillis());
        // With a jitter of a half, each lies within half and one and a half of the doubled wait.
        for (int i = 1; i < 5; i++) {
            assertThat(waits.get(i)).isBetween((100L << i) / 2, (100L << i) * 3 / 2 + 10);
        }
        assertThat(waits.subList(10, 1_000)).allMatch(millis -> millis >= LONGEST.toMillis() / 2);
        assertThat(waits.subList(10, 1_000).stream().distinct()).hasSizeGreaterThan(50);
        waiting.dispose();
    }

    @Test
    void isWaitingFromTheFirstFailureToTheSuccess() {
        inner.answer(ScriptedStore.unavailable(OUTAGE), ScriptedStore.unavailable(OUTAGE));
        List<StoreOutcome> outcomes = new ArrayList<>();
        Disposable storing = store.store(Batches.of(3)).subscribe(outcomes::add);
        assertThat(store.waiting()).isTrue();
        clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(outcomes).hasSize(1);
        assertThat(store.waiting()).isFalse();
        storing.dispose();
    }

    @Test
    void isNotWaitingForAnAnswerThatTakesItsTime() {
        inner.answer(Mono.<StoreOutcome>just(StoreOutcome.Stored.NOTHING).delayElement(Duration.ofSeconds(8)));
        List<StoreOutcome> outcomes = new ArrayList<>();
        Disposable storing = store.store(Batches.of(3)).subscribe(outcomes::add);
        clock.advanceTimeBy(Duration.ofSeconds(7));
        assertThat(store.waiting()).isFalse();
        clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(outcomes).hasSize(1);
        storing.dispose();
    }

    @Test
    void stopsWaitingWhenCancelled() {
        inner.answer(ScriptedStore.unavailable(OUTAGE));
        Disposable waiting = store.store(Batches.of(3)).subscribe();
        assertThat(store.waiting()).isTrue();
        waiting.dispose();
        assertThat(store.waiting()).isFalse();
        clock.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(inner.attempts()).hasSize(1);
    }

    @Test
    void isWaitingAsLongAsAnyLaneIs() {
        inner.answer(ScriptedStore.unavailable(OUTAGE), ScriptedStore.unavailable(OUTAGE));
        Disposable one = store.store(Batches.of(1)).subscribe();
        Disposable two = store.store(Batches.of(2)).subscribe();
        one.dispose();
        assertThat(store.waiting()).isTrue();
        two.dispose();
        assertThat(store.waiting()).isFalse();
    }

    @Test
    void startsAnewForEachSubscription() {
        inner.answer(ScriptedStore.unavailable(OUTAGE));
        Mono<StoreOutcome> twice = store.store(Batches.of(3));
        twice.subscribe().dispose();
        StepVerifier.create(twice).expectNextCount(1).verifyComplete();
        assertThat(store.waiting()).isFalse();
    }

    @Test
    void passesABugOnAtOnce() {
        inner.answer(Mono.error(new IllegalStateException("a bug")));
        StepVerifier.create(store.store(Batches.of(3))).verifyError(IllegalStateException.class);
        assertThat(inner.attempts()).hasSize(1);
    }
}
