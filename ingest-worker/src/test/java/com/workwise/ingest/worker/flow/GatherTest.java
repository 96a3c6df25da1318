package com.workwise.ingest.worker.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

final class GatherTest {

    private static final int MOST = 4;
    private static final Duration AGE = Duration.ofMillis(20);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TestPublisher<List<Integer>> source = TestPublisher.create();
    private final Asking asking = new Asking();

    /** Asks only when the test does. */
    private static final class Asking extends BaseSubscriber<List<Integer>> {

        private final List<List<Integer>> lists = new ArrayList<>();
        private boolean completed;

        @Override
        protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
            // Nothing is asked for yet.
        }

        @Override
        protected void hookOnNext(List<Integer> list) {
            lists.add(list);
        }

        @Override
        protected void hookOnComplete() {
            completed = true;
        }
    }

    @Test
    void givesAtOnceWhatIsFullAndLeavesTheRestToItsAge() {
        subscribe(source.flux());
        asking.request(10);
        source.next(List.of(1, 2, 3)).next(List.of(4, 5, 6));
        assertThat(asking.lists).containsExactly(List.of(1, 2, 3, 4));
        clock.advanceTimeBy(AGE.minusMillis(1));
        assertThat(asking.lists).hasSize(1);
        clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(asking.lists).containsExactly(List.of(1, 2, 3, 4), List.of(5, 6));
    }

    @Test
    void givesWhatHasAgedAsSoonAsItIsAskedFor() {
        subscribe(source.flux());
        source.next(List.of(1));
        clock.advanceTimeBy(AGE);
        source.next(List.of(2));
        assertThat(asking.lists).isEmpty();
        asking.request(1);
        assertThat(asking.lists).containsExactly(List.of(1, 2));
    }

    @Test
    void aNewListHasAnAgeOfItsOwn() {
        subscribe(source.flux());
        asking.request(10);
        source.next(List.of(1));
        clock.advanceTimeBy(AGE);
        source.next(List.of(2));
        clock.advanceTimeBy(AGE.minusMillis(1));
        assertThat(asking.lists).containsExactly(List.of(1));
        clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(asking.lists).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void asksForNoMoreThanItCanHold() {
        List<Integer> brought = new ArrayList<>();
        subscribe(Flux.fromStream(IntStream.range(0, 1_000).boxed())
                .doOnNext(brought::add)
                .map(List::of));
        assertThat(brought).hasSizeLessThanOrEqualTo(2 * MOST);
        asking.request(1);
        assertThat(asking.lists).containsExactly(List.of(0, 1, 2, 3));
        assertThat(brought).hasSizeLessThanOrEqualTo(3 * MOST);
    }

    @Test
    void givesTheRestBeforeItCompletes() {
        subscribe(source.flux());
        source.next(List.of(1, 2, 3, 4, 5)).complete();
        assertThat(asking.completed).isFalse();
        asking.request(2);
        assertThat(asking.lists).containsExactly(List.of(1, 2, 3, 4), List.of(5));
        assertThat(asking.completed).isTrue();
    }

    @Test
    void cancelsWhatItReadsFrom() {
        Sinks.Many<List<Integer>> topic = Sinks.many().unicast().onBackpressureBuffer();
        subscribe(topic.asFlux());
        asking.cancel();
        assertThat(topic.tryEmitNext(List.of(1))).isEqualTo(Sinks.EmitResult.FAIL_CANCELLED);
    }

    private void subscribe(Flux<List<Integer>> lists) {
        new Gather<>(lists, MOST, AGE, clock).subscribe(asking);
    }
}
