package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.StoreFault.Kind.CONFLICT;
import static com.workwise.ingest.worker.StoreFault.Kind.OUTAGE;
import static com.workwise.ingest.worker.StoreFault.Kind.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.SettableClock;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.publisher.Mono;

final class GuardedJobStoreTest {

    private static final StoreSettings SETTINGS = new StoreSettings(
            1_000,
            Duration.ofSeconds(10),
            0.5,
            100,
            10,
            new StoreSettings.BreakerSettings(6, 3, 50, Duration.ofSeconds(5), 80, Duration.ofSeconds(2)),
            new StoreSettings.RetrySettings(Duration.ofMillis(100), Duration.ofSeconds(5)));

    private final SettableClock clock = new SettableClock(Deliveries.NOON);
    private final CircuitBreaker breaker = breaker(SETTINGS);
    private final ScriptedStore inner = new ScriptedStore();
    private final GuardedJobStore store = new GuardedJobStore(inner, breaker, SETTINGS.probeRecords());

    @Test
    void passesWholeBatchesWhileTheDatabaseIsWell() {
        assertThat(store(4_000)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(inner.sizes()).containsExactly(4_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = StoreFault.Kind.class,
            names = {"OUTAGE", "SCHEMA", "FLOOD"})
    void opensOnOutagesAndThenAsksNoMore(StoreFault.Kind kind) {
        open(kind);
        assertThat(store(1))
                .isInstanceOfSatisfying(
                        StoreOutcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.fault().name()).isEqualTo("circuit_open"));
        assertThat(inner.attempts()).hasSize(3);
    }

    @Test
    void neverOpensOnConflicts() {
        for (int i = 0; i < 50; i++) {
            inner.answer(ScriptedStore.unavailable(CONFLICT));
            assertThat(store(1)).isInstanceOf(StoreOutcome.Unavailable.class);
        }
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void neverOpensOnRefusals() {
        for (int i = 0; i < 50; i++) {
            inner.answer(ScriptedStore.refused());
            assertThat(store(1)).isInstanceOf(StoreOutcome.Refused.class);
        }
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void opensOnSlowCallsThoughTheySucceed() {
        for (int i = 0; i < 3; i++) {
            inner.answer(Mono.fromCallable(() -> {
                clock.advance(Duration.ofSeconds(6));
                return StoreOutcome.Stored.NOTHING;
            }));
        }
        store(1);
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
        store(1);
        store(1);
        assertThat(breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void opensOnADatabaseThatHangsWithTwoLanesAndTheDefaults() {
        StoreSettings defaults = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("ingest.worker.store", StoreSettings.class);
        CircuitBreaker hanging = breaker(defaults);
        GuardedJobStore guarded = new GuardedJobStore(inner, hanging, defaults.probeRecords());
        for (int i = 0; i < 5; i++) {
            clock.advance(defaults.timeout().plusMillis(100));
            for (int lane = 0; lane < 2; lane++) {
                inner.answer(ScriptedStore.unavailable(OUTAGE));
                Batches.stored(guarded, Batches.of(1));
            }
        }
        assertThat(hanging.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void opensSoonHoweverManyCallsWentWellBefore() {
        for (int i = 0; i < 1_000; i++) {
            clock.advance(Duration.ofMillis(5));
            store(1);
        }
        open(OUTAGE);
    }

    @Test
    void probesWithASmallPieceAndGrowsByFour() {
        open(OUTAGE);
        clock.advance(Duration.ofSeconds(3));
        assertThat(store(1_000)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(inner.sizes().subList(3, inner.sizes().size())).containsExactly(10, 40, 160, 640, 150);
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
        assertThat(inner.stored()).hasSize(1_000).isSorted();
    }

    @Test
    void opensAgainWhenTheProbeFails() {
        open(SCHEMA);
        clock.advance(Duration.ofSeconds(3));
        inner.answer(ScriptedStore.unavailable(OUTAGE));
        assertThat(store(1_000)).isInstanceOf(StoreOutcome.Unavailable.class);
        assertThat(breaker.getState()).isEqualTo(State.OPEN);
        assertThat(inner.sizes().getLast()).isEqualTo(10);
    }

    @Test
    void beginsSmallAgainAfterAnOutageInTheMiddle() {
        open(OUTAGE);
        clock.advance(Duration.ofSeconds(3));
        inner.answer(StoreOutcome.Stored.NOTHING, ScriptedStore.unavailable(OUTAGE));
        assertThat(store(1_000)).isInstanceOf(StoreOutcome.Unavailable.class);
        assertThat(store(1_000)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(inner.sizes().subList(3, 7)).containsExactly(10, 40, 10, 40);
    }

    @Test
    void keepsWholeBatchesAfterAConflictBecauseTheDatabaseIsWell() {
        inner.answer(ScriptedStore.unavailable(CONFLICT));
        store(1_000);
        store(1_000);
        assertThat(inner.sizes()).containsExactly(1_000, 1_000);
    }

    @Test
    void keepsWhatEachPieceRefused() {
        open(OUTAGE);
        clock.advance(Duration.ofSeconds(3));
        inner.poison(5, 700);
        GuardedJobStore isolating = new GuardedJobStore(new IsolatingJobStore(inner, 0.5, 100), breaker, 10);
        inner.answer(ScriptedStore.unavailable(OUTAGE));
        assertThat(Batches.stored(isolating, Batches.of(1_000))).isInstanceOf(StoreOutcome.Unavailable.class);
        clock.advance(Duration.ofSeconds(3));
        assertThat(Batches.refused(Batches.stored(isolating, Batches.of(1_000))))
                .containsExactly(5L, 700L);
    }

    private CircuitBreaker breaker(StoreSettings settings) {
        return CircuitBreaker.of(
                "store",
                CircuitBreakerConfig.from(JobStores.breakerConfig(settings))
                        .clock(clock)
                        .currentTimestampFunction(now -> now.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                        .build());
    }

    private void open(StoreFault.Kind kind) {
        for (int i = 0; i < 3; i++) {
            inner.answer(ScriptedStore.unavailable(kind));
            assertThat(store(1)).isInstanceOf(StoreOutcome.Unavailable.class);
        }
        assertThat(breaker.getState()).isEqualTo(State.OPEN);
    }

    private StoreOutcome store(int size) {
        return Batches.stored(store, Batches.of(size));
    }
}
