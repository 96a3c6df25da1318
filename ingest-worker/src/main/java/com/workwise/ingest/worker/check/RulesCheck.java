package com.workwise.ingest.worker.check;

import com.workwise.ingest.Reason;
import com.workwise.ingest.rules.CheckPolicy;
import com.workwise.ingest.rules.Judgement;
import com.workwise.ingest.rules.PostingCheck;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.wire.JobHeaders;
import com.workwise.ingest.worker.Check;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link PostingCheck} for deliveries. */
final class RulesCheck implements Check {

    private static final Logger log = LoggerFactory.getLogger(RulesCheck.class);

    private final PostingCheck check;
    private final Clock clock;

    RulesCheck(CheckPolicy policy, Clock clock) {
        this.check = new PostingCheck(policy);
        this.clock = clock;
    }

    @Override
    public Checked check(Delivery delivery) {
        Optional<BatchItem> item = delivery.batchItem();
        return switch (judge(delivery)) {
            case Judgement.Accepted accepted ->
                new Checked.Posting(delivery, item, accepted.job(), accepted.warnings());
            case Judgement.Closing closing -> new Checked.Closing(delivery, item, closing.key());
            case Judgement.Refused refused -> new Checked.Refused(delivery, item, refusal(refused));
        };
    }

    private Judgement judge(Delivery delivery) {
        try {
            return check.judge(
                    delivery.key(),
                    delivery.value(),
                    delivery.header(JobHeaders.LEVEL),
                    delivery.version().observedAt(),
                    clock.instant());
        } catch (RuntimeException bug) {
            // One record that trips over a bug of ours must not stop its partition; its bytes are kept.
            log.error("Check failed on {}", delivery.place(), bug);
            Reason reason = new Reason("check.failed", "", "the check itself failed; see the worker's log");
            return new Judgement.Refused(Stage.CHECK, "internal_error", List.of(reason));
        }
    }

    private static Refusal refusal(Judgement.Refused refused) {
        return new Refusal(
                refused.stage(), refused.fault(), refused.reasons().getFirst().code(), refused.reasons());
    }
}
