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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
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
        Scheduler lanes = Schedulers.newParallel("lane", 3);
        IngestFlow flow = new IngestFlow(
                new GivenIntake(topic),
                Records::check,
                new UnevenStore(),
                new EagerDeadLetters(),
                new FlowMetrics(new SimpleMeterRegistry()));
        Disposable running =
                flow.run(3, new BatchPolicy(97, Duration.ofMillis(1)), lanes).subscribe();
        boolean all = open.await(30, TimeUnit.SECONDS);
        running.dispose();
        lanes.dispose();
        assertThat(all).as("%d are not settled", open.getCount()).isTrue();
        List<Long> inOrder =
                IntStream.range(0, RECORDS / PARTITIONS).asLongStream().boxed().toList();
        assertThat(settled).allSatisfy(partition -> assertThat(partition).isEqualTo(inOrder));
    }
}
