package com.workwise.ingest.worker.flow;

import com.workwise.ingest.Reason;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.Progress;
import com.workwise.ingest.worker.StoreOutcome;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the flow tells of itself. Tags come from closed sets: outcomes, stages and the rules' codes. */
final class FlowMetrics implements Progress {

    private static final Logger log = LoggerFactory.getLogger(FlowMetrics.class);

    private final MeterRegistry registry;
    private final DistributionSummary batchSizes;
    private final LongAdder settled = new LongAdder();

    FlowMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSizes = DistributionSummary.builder("ingest.batch.records")
                .description("Deliveries in a micro-batch")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    void settled(Batch batch, StoreOutcome.Stored stored) {
        settled.add(batch.size());
        batchSizes.record(batch.size());
        stored.counts().forEach(this::count);
        if (!stored.refused().isEmpty()) {
            count(Outcome.DEAD_LETTERED, stored.refused().size());
            stored.refused().forEach(this::refused);
        }
        batch.items().forEach(this::settled);
    }

    private void settled(Checked item) {
        switch (item) {
            case Checked.Posting posting -> posting.warnings().forEach(this::warned);
            case Checked.Refused refused -> refused(refused);
            case Checked.Closing closing -> registry.counter("ingest.closings").increment();
        }
    }

    @Override
    public long settled() {
        return settled.sum();
    }

    private void count(Outcome outcome, int records) {
        registry.counter("ingest.records", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment(records);
    }

    private void warned(Reason warning) {
        registry.counter("ingest.warnings", "code", warning.code()).increment();
    }

    private void refused(Checked.Refused refused) {
        String stage = refused.refusal().stage().name();
        registry.counter(
                        "ingest.dead.letters",
                        "stage",
                        stage,
                        "code",
                        refused.refusal().code())
                .increment();
        log.info(
                "Dead letter from {}: {} {}",
                refused.delivery().origin(),
                stage,
                refused.refusal().code());
    }
}
