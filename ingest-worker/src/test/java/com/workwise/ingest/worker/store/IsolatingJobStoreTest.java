package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.Refusal;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

final class IsolatingJobStoreTest {

    private static final StoreFault FAULT = ((StoreOutcome.Refused) ScriptedStore.refused()).fault();

    private final ScriptedStore inner = new ScriptedStore();
    private final IsolatingJobStore store = new IsolatingJobStore(inner, 0.5, 100);

    @Test
    void storesACleanBatchAtOnce() {
        assertThat(Batches.refused(Batches.stored(store, Batches.of(4_000)))).isEmpty();
        assertThat(inner.sizes()).containsExactly(4_000);
    }

    @Test
    void isolatesOnePoisonWhereverItStands() {
        for (int size = 1; size <= 64; size++) {
            for (int at = 0; at < size; at++) {
                ScriptedStore inner = new ScriptedStore().poison(at);
                StoreOutcome outcome = Batches.stored(new IsolatingJobStore(inner, 0.5, 100), Batches.of(size));
                assertThat(Batches.refused(outcome)).containsExactly((long) at);
                assertThat(inner.stored()).isEqualTo(allBut(size, at));
                if (size > 1) {
                    assertThat(((StoreOutcome.Stored) outcome).counts()).containsEntry(Outcome.INSERTED, size - 1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_365, 1_999, 2_000, 2_730, 3_998, 3_999})
    void asksAboutTwiceTheLogarithmForOneAmongThousands(int at) {
        inner.poison(at);
        assertThat(Batches.refused(Batches.stored(store, Batches.of(4_000)))).containsExactly((long) at);
        assertThat(inner.stored()).hasSize(3_999);
        assertThat(inner.attempts()).hasSizeLessThanOrEqualTo(2 + 2 * 12);
    }

    @Test
    void takesKnownCulpritsOutWithoutSearchingForThem() {
        Batch batch = Batches.of(4_000);
        List<Checked> culprits = List.of(batch.items().get(17), batch.items().get(3_000));
        inner.answer(new StoreOutcome.Refused(FAULT, culprits));
        assertThat(Batches.refused(Batches.stored(store, batch))).containsExactly(17L, 3_000L);
        assertThat(inner.sizes()).containsExactly(4_000, 3_998);
    }

    @Test
    void knownCulpritsFloodLikeOthers() {
        Batch batch = Batches.of(100);
        inner.answer(new StoreOutcome.Refused(FAULT, batch.items().subList(0, 51)));
        assertThat(Batches.stored(store, batch)).isInstanceOf(StoreOutcome.Unavailable.class);
        assertThat(inner.stored()).isEmpty();
    }

    @Test
    void isolatesSeveralInOrder() {
        inner.poison(0, 7, 8, 500, 999);
        assertThat(Batches.refused(Batches.stored(store, Batches.of(1_000)))).containsExactly(0L, 7L, 8L, 500L, 999L);
        assertThat(inner.stored()).hasSize(995).isSorted();
    }

    @Test
    void refusesASmallBatchAltogetherIfNeedBe() {
        inner.poison(LongStream.range(0, 99).toArray());
        assertThat(Batches.refused(Batches.stored(store, Batches.of(99)))).hasSize(99);
    }

    @Test
    void refusesHalfOfALargeBatchButNotMore() {
        inner.poison(LongStream.range(0, 50).toArray());
        assertThat(Batches.refused(Batches.stored(store, Batches.of(100)))).hasSize(50);
        inner.poison(99);
        assertThat(Batches.stored(store, Batches.of(100)))
                .isInstanceOfSatisfying(StoreOutcome.Unavailable.class, flood -> {
                    assertThat(flood.fault().kind()).isEqualTo(StoreFault.Kind.FLOOD);
                    assertThat(flood.fault().sqlState()).isEqualTo("23503");
                    assertThat(flood.fault().message()).contains("50 %").contains("100");
                });
    }

    @Test
    void stopsAskingSoonAfterAFloodHasBegun() {
        inner.poison(LongStream.range(0, 4_000).toArray());
        JobStore remote = batch -> inner.store(batch).subscribeOn(Schedulers.parallel());
        assertThat(Batches.stored(new IsolatingJobStore(remote, 0.5, 100), Batches.of(4_000)))
                .isInstanceOf(StoreOutcome.Unavailable.class);
        assertThat(inner.stored()).isEmpty();
        assertThat(inner.attempts()).hasSizeLessThan(3 * 2_001 + 12);
    }

    @Test
    void passesAnOutageOnAndRefusesNothingThen() {
        for (int healthy = 0; healthy < 8; healthy++) {
            ScriptedStore inner = new ScriptedStore();
            inner.answer(ScriptedStore.refused());
            for (int i = 0; i < healthy % 4; i++) {
                inner.answer(ScriptedStore.refused());
            }
            inner.answer(ScriptedStore.unavailable(StoreFault.Kind.OUTAGE));
            assertThat(Batches.stored(new IsolatingJobStore(inner, 0.5, 100), Batches.of(1_000)))
                    .isInstanceOf(StoreOutcome.Unavailable.class);
        }
    }

    @Test
    void doesNotBlameTheLastItemForAFaultThatPassed() {
        inner.answer(ScriptedStore.refused());
        assertThat(Batches.refused(Batches.stored(store, Batches.of(64)))).isEmpty();
        assertThat(inner.stored()).hasSize(64);
        // A name's id was remembered and its row is gone: the store forgets it and would succeed now.
        inner.answer(ScriptedStore.refused());
        assertThat(Batches.refused(Batches.stored(store, Batches.of(1)))).isEmpty();
    }

    @Test
    void saysWhatThePostingRanInto() {
        inner.poison(0);
        StoreOutcome.Stored outcome = (StoreOutcome.Stored) Batches.stored(store, Batches.of(1));
        Refusal refusal = outcome.refused().getFirst().refusal();
        assertThat(refusal.stage()).isEqualTo(Stage.STORE);
        assertThat(refusal.fault()).isEqualTo("integrity_constraint_violation");
        assertThat(refusal.code()).isEqualTo("23503");
        assertThat(refusal.reasons())
                .extracting(Reason::code, Reason::pointer)
                .containsExactly(tuple("store.23503", "/categoryId"));
    }

    private static List<Long> allBut(int size, int one) {
        return LongStream.range(0, size).filter(offset -> offset != one).boxed().toList();
    }
}
