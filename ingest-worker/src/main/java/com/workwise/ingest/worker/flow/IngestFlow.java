package com.workwise.ingest.worker.flow;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.BatchPolicy;
import com.workwise.ingest.worker.Check;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.DeadLetters;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Intake;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.StoreOutcome;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What happens to a record, from the topic to its settled receipt. */
final class IngestFlow {

    private final Intake intake;
    private final Check check;
    private final JobStore store;
    private final DeadLetters deadLetters;
    private final FlowMetrics metrics;

    /** Its rows and outcomes are committed, its dead letters acknowledged: its receipts may be settled. */
    private record Finished(Batch batch, StoreOutcome.Stored stored) {}

    IngestFlow(Intake intake, Check check, JobStore store, DeadLetters deadLetters, FlowMetrics metrics) {
        this.intake = intake;
        this.check = check;
        this.store = store;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /**
     * Never completes by itself. A lane takes its partitions' batches one after the other; lanes run beside each other.
     *
     * @param lanes each of one thread
     */
    Flux<Batch> run(List<Scheduler> lanes, BatchPolicy policy) {
        // Room for one batch per lane in the store and one that is filling; bytes are bounded by the intake.
        int ahead = 2 * lanes.size() * policy.maxRecords();
        return intake.deliveries()
                .groupBy(some -> some.getFirst().place().partition() % lanes.size(), ahead)
                .flatMap(records -> lane(records, lanes.get(records.key()), policy), lanes.size());
    }

    /**
     * While a batch is being stored the next one fills; it is taken when the lane is free, or at its age. A batch is settled
     * when the next one is on its way to the store: settling makes room for deliveries, which are checked on the same
     * thread, and the database would wait for that (9 to 12 ms of 150).
     */
    private Flux<Batch> lane(Flux<List<Delivery>> records, Scheduler lane, BatchPolicy policy) {
        Flux<List<Checked>> checked =
                records.publishOn(lane, policy.maxRecords()).map(this::check);
        return new Gather<>(checked, policy.maxRecords(), policy.maxAge(), lane)
                .concatMap(items -> finish(new Batch(items)).publishOn(lane), 0)
                .publishOn(lane)
                .map(this::settle);
    }

    private List<Checked> check(List<Delivery> some) {
        List<Checked> checked = new ArrayList<>(some.size());
        some.forEach(delivery -> checked.add(check.check(delivery)));
        return checked;
    }

    /** Each step waits for the one before it. */
    private Mono<Finished> finish(Batch batch) {
        return deadLetters
                .publish(batch.refused())
                .then(store(batch))
                .flatMap(stored -> bury(stored.refused()).thenReturn(new Finished(batch, stored)));
    }

    private Batch settle(Finished finished) {
        finished.batch.settle();
        metrics.settled(finished.batch, finished.stored);
        return finished.batch;
    }

    /** What the database refused becomes a dead letter, and when that is safe, its outcome is written. */
    private Mono<Void> bury(List<Checked.Refused> refused) {
        return refused.isEmpty()
                ? Mono.empty()
                : deadLetters
                        .publish(refused)
                        .then(store(new Batch(List.copyOf(refused))))
                        .then();
    }

    private Mono<StoreOutcome.Stored> store(Batch batch) {
        return store.store(batch).map(outcome -> switch (outcome) {
            case StoreOutcome.Stored stored -> stored;
            case StoreOutcome.Refused refused -> throw new IllegalStateException("nobody isolated " + refused.fault());
            case StoreOutcome.Unavailable lost -> throw new IllegalStateException("nobody waited for " + lost.fault());
        });
    }
}
