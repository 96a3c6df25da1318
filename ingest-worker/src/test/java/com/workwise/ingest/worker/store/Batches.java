package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.StoreOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Batches of postings whose offsets count from 0. */
final class Batches {

    private Batches() {}

    static Batch of(int size) {
        return new Batch(LongStream.range(0, size)
                .<Checked>mapToObj(offset -> Deliveries.posting("job-" + offset, "Welder", Deliveries.NOON, offset))
                .toList());
    }

    static StoreOutcome stored(JobStore store, Batch batch) {
        return Objects.requireNonNull(store.store(batch).block(Duration.ofSeconds(10)));
    }

    static List<Long> refused(StoreOutcome outcome) {
        return ((StoreOutcome.Stored) outcome)
                .refused().stream()
                        .map(item -> item.delivery().origin().offset())
                        .toList();
    }
}
