package com.workwise.ingest.worker.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.BatchPolicy;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

final class IngestFlowTest {

    private static final BatchPolicy THREE_OR_20_MILLIS = new BatchPolicy(3, Duration.ofMillis(20));

    private final List<String> events = new ArrayList<>();
    private final HeldStore store = new HeldStore(events);
    private final HeldDeadLetters deadLetters = new HeldDeadLetters(events);
    private final FlowMetrics metrics = new FlowMetrics(new SimpleMeterRegistry());
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final Sinks.Many<Delivery> topic = Sinks.many().unicast().onBackpressureBuffer();
    private final List<Throwable> errors = new ArrayList<>();
    private @Nullable Disposable running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.dispose();
        }
    }

    @Test
    void settlesReceiptsAfterTheStoreAndInOrder() {
        run(1);
        arrive(0, 1, 2, 3);
        assertThat(events).containsExactly("store 0-1 0-2 0-3");
        store.commit(0);
        assertThat(events).containsExactly("store 0-1 0-2 0-3", "settled 0-1", "settled 0-2", "settled 0-3");
        assertThat(metrics.settled()).isEqualTo(3);
    }

    @Test
    void publishesWhatTheCheckRefusedBeforeTheStoreAndAwaitsTheAck() {
        run(1);
        arrive(0, 99, 100, 200);
        assertThat(events).containsExactly("publish 0-100");
        deadLetters.acknowledge(0);
        assertThat(events).containsExactly("publish 0-100", "store 0-99 0-100 0-200");
        store.commit(0);
        assertThat(events)
                .containsExactly(
                        "publish 0-100", "store 0-99 0-100 0-200", "settled 0-99", "settled 0-100", "settled 0-200");
    }

    @Test
    void buriesWhatTheStoreRefusedAndThenStoresItsOutcome() {
        run(1);
        arrive(0, 1, 2, 3);
        Checked.Refused poison =
                Records.refused(store.batches().getFirst().items().get(1).delivery(), Stage.STORE);
        store.commit(0, poison);
        assertThat(events).containsExactly("store 0-1 0-2 0-3", "publish 0-2");
        deadLetters.acknowledge(0);
        assertThat(events).containsExactly("store 0-1 0-2 0-3", "publish 0-2", "store 0-2");
        assertThat(store.batches().get(1).refused()).containsExactly(poison);
        store.commit(1);
        assertThat(events.subList(3, 6)).containsExactly("settled 0-1", "settled 0-2", "settled 0-3");
    }

    @Test
    void storesALanesBatchesOneAfterTheOther() {
        run(1);
        arrive(0, 1, 2, 3, 4, 5, 6);
        assertThat(events).containsExactly("store 0-1 0-2 0-3");
        store.commit(0);
        assertThat(events.get(1)).isEqualTo("store 0-4 0-5 0-6");
        store.commit(1);
        assertThat(events).hasSize(2 + 6);
    }

    /** What settling makes room for is checked on the lane's thread: the database would wait for it. */
    @Test
    void settlesABatchWhenTheNextOneIsInTheStore() {
        run(1);
        arrive(0, 1, 2, 3, 4, 5, 6);
        store.commit(0);
        assertThat(events)
                .containsExactly("store 0-1 0-2 0-3", "store 0-4 0-5 0-6", "settled 0-1", "settled 0-2", "settled 0-3");
    }

    @Test
    void keepsTheOtherLaneGoingWhileOneIsStuck() {
        run(2);
        arrive(0, 1, 2, 3, 4, 5);
        arrive(1, 1, 2, 3);
        assertThat(events).containsExactly("store 0-1 0-2 0-3", "store 1-1 1-2 1-3");
        store.commit(1);
        arrive(1, 4, 5, 6);
        assertThat(events.subList(2, 6))
                .containsExactly("settled 1-1", "settled 1-2", "settled 1-3", "store 1-4 1-5 1-6");
    }

    @Test
    void keepsPartitionsOfOneLaneInOneBatch() {
        run(2);
        arrive(0, 1);
        arrive(2, 1);
        arrive(0, 2);
        assertThat(events).containsExactly("store 0-1 2-1 0-2");
    }

    @Test
    void closesABatchBySizeAndASmallerOneByAge() {
        run(1);
        arrive(0, 1, 2);
        clock.advanceTimeBy(Duration.ofMillis(19));
        assertThat(events).isEmpty();
        clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(events).containsExactly("store 0-1 0-2");
        store.commit(0);
        arrive(0, 3, 4, 5);
        assertThat(events.getLast()).isEqualTo("store 0-3 0-4 0-5");
    }

    @Test
    void aReplayedRecordGoesByItsPlaceNotByItsOrigin() {
        run(2);
        topic.tryEmitNext(Records.replayed(0, 2, -1, 7, () -> events.add("settled 0-2")))
                .orThrow();
        arrive(0, 3, 4);
        assertThat(errors).isEmpty();
        assertThat(events).containsExactly("store 0-2 0-3 0-4");
    }

    @Test
    void withholdsDemandWhileTheStoreHangs() {
        AtomicInteger fetched = new AtomicInteger();
        int lanes = 2;
        int records = 50;
        Flux<Delivery> endless = Flux.generate(() -> 0, (offset, sink) -> {
            fetched.incrementAndGet();
            sink.next(Records.of(offset % 4, 2L * offset * 100, () -> {}));
            return offset + 1;
        });
        running = flow(endless)
                .run(Collections.nCopies(lanes, clock), new BatchPolicy(records, Duration.ofMillis(20)))
                .subscribe();
        clock.advanceTimeBy(Duration.ofMinutes(10));
        assertThat(store.batches()).hasSize(lanes);
        // In the store, behind it, filling, in the lane's queue, and what the intake may bring ahead.
        assertThat(fetched.get()).isLessThanOrEqualTo(lanes * records * 6);
        int before = fetched.get();
        clock.advanceTimeBy(Duration.ofMinutes(10));
        assertThat(fetched.get()).isEqualTo(before);
        store.commit(0);
        assertThat(store.batches()).hasSize(lanes + 1);
    }

    @Test
    void endsWithoutSettlingWhenAWrapperIsMissing() {
        run(1);
        arrive(0, 1, 2, 3);
        StoreFault fault = new StoreFault(StoreFault.Kind.OUTAGE, "57P01", "operator_intervention", "");
        store.answer(0, new StoreOutcome.Unavailable(fault));
        assertThat(errors).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(events).containsExactly("store 0-1 0-2 0-3");
    }

    private void run(int lanes) {
        running = flow(topic.asFlux())
                .run(Collections.nCopies(lanes, clock), THREE_OR_20_MILLIS)
                .subscribe(batch -> {}, errors::add);
    }

    private IngestFlow flow(Flux<Delivery> deliveries) {
        return new IngestFlow(new GivenIntake(deliveries), Records::check, store, deadLetters, metrics);
    }

    private void arrive(int partition, long... offsets) {
        for (long offset : offsets) {
            String name = partition + "-" + offset;
            topic.tryEmitNext(Records.of(partition, offset, () -> events.add("settled " + name)))
                    .orThrow();
        }
    }
}
