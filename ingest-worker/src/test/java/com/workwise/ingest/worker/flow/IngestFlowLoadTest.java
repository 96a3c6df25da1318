package com.workwise.ingest.worker.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.BatchPolicy;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.DeadLetters;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.StoreOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Real threads, and ages that race with sizes: what virtual time cannot show. */
final class IngestFlowLoadTest {

    private static final int RECORDS = 60_000;
    private static final int PARTITIONS = 6;

    /** Takes a moment for every seventh batch, so that batches close by size and by age. */
    private static final class UnevenStore implements JobStore {

        private int batches;

        @Override
        public synchronized Mono<StoreOutcome> store(Batch batch) {
            Mono<StoreOutcome> stored = Mono.just(StoreOutcome.Stored.NOTHING);
            return batches++ % 7 == 0 ? stored.delayElement(Duration.ofMillis(2)) : stored;
        }
    }

    private static final class EagerDeadLetters implements DeadLetters {

        @Override
        public Mono<Void> publish(List<Checked.Refused> refused) {
            return Mono.empty();
        }

        @Override
        public boolean waiting() {
            return false;
        }
    }

    @RepeatedTest(3)
    void settlesEveryRecordOnceAndEachPartitionInOrder() throws InterruptedException {
        List<List<Long>> settled = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> Collections.synchronizedList(new ArrayList<Long>()))
                .toList();
        CountDownLatch open = new CountDownLatch(RECORDS);
        Flux<Delivery> topic = Flux.range(0, RECORDS)
                .map(i -> {
                    int partition = i % PARTITIONS;
                    long offset = i / PARTITIONS;
                    return Records.of(partition, offset, () -> {
                        settled.get(partition).add(offset);
                        open.countDown();
                    });
                })
                .concatWith(Mono.never());
        List<Scheduler> lanes = IntStream.range(0, 3)
                .mapToObj(lane -> Schedulers.newSingle("lane"))
                .toList();
        IngestFlow flow = new IngestFlow(
                new GivenIntake(topic),
                Records::check,
                new UnevenStore(),
                new EagerDeadLetters(),
                new FlowMetrics(new SimpleMeterRegistry()));
        Disposable running =
                flow.run(lanes, new BatchPolicy(97, Duration.ofMillis(1))).subscribe();
        boolean all = open.await(30, TimeUnit.SECONDS);
        running.dispose();
        lanes.forEach(Scheduler::dispose);
        assertThat(all).as("%d are not settled", open.getCount()).isTrue();
        List<Long> inOrder =
                IntStream.range(0, RECORDS / PARTITIONS).asLongStream().boxed().toList();
        assertThat(settled).allSatisfy(partition -> assertThat(partition).isEqualTo(inOrder));
    }

    /** Records that come just when an age closes a batch must not wait for the next ones to be noticed. */
    @Test
    void leavesNoRecordBehindWhenNothingFollowsIt() throws InterruptedException {
        Sinks.Many<Delivery> topic = Sinks.many().unicast().onBackpressureBuffer();
        Semaphore settled = new Semaphore(0);
        Scheduler lane = Schedulers.newSingle("lane");
        Disposable running = new IngestFlow(
                        new GivenIntake(topic.asFlux()),
                        Records::check,
                        new UnevenStore(),
                        new EagerDeadLetters(),
                        new FlowMetrics(new SimpleMeterRegistry()))
                .run(List.of(lane), new BatchPolicy(1_000, Duration.ofMillis(1)))
                .subscribe();
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            int records = 2 + random.nextInt(20);
            for (int i = 0; i < records; i++) {
                topic.emitNext(Records.of(0, i, settled::release), Sinks.EmitFailureHandler.FAIL_FAST);
                long until = System.nanoTime() + random.nextInt(200_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            }
            assertThat(settled.tryAcquire(records, 5, TimeUnit.SECONDS))
                    .as("round %d, only %d of %d", round, settled.availablePermits(), records)
                    .isTrue();
        }
        running.dispose();
        lane.dispose();
    }
}
