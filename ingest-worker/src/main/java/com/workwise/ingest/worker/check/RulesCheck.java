package com.workwise.ingest.worker.check;

import com.workwise.ingest.JobField;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.JobRules;
import com.workwise.ingest.rules.Verdict;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.wire.JobHeaders;
import com.workwise.ingest.wire.RawJobReader;
import com.workwise.ingest.wire.StrictJson;
import com.workwise.ingest.worker.Check;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the posting and asks the rules. A null value is a tombstone. */
final class RulesCheck implements Check {

    private static final Logger log = LoggerFactory.getLogger(RulesCheck.class);

    /** Job boards did not publish on the web before it. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final CheckSettings settings;
    private final Clock clock;

    RulesCheck(CheckSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Checked check(Delivery delivery) {
        Optional<BatchItem> item = delivery.batchItem();
        try {
            byte[] value = delivery.value();
            return value == null ? closing(delivery, item) : posting(delivery, item, value);
        } catch (RuntimeException bug) {
            // One record that trips over a bug of ours must not stop its partition; its bytes are kept.
            log.error("Check failed on {}", delivery.origin(), bug);
            Reason reason = new Reason("check.failed", "", "the check itself failed; see the worker's log");
            return refused(delivery, item, Stage.CHECK, "internal_error", List.of(reason));
        }
    }

    private Checked closing(Delivery delivery, Optional<BatchItem> item) {
        String key = key(delivery);
        Reason time = timeProblem(delivery);
        List<Reason> reasons = new ArrayList<>();
        if (key == null || JobKey.problem(key) != null) {
            String message = "a record without a value closes the posting that its key names; this key names none";
            reasons.add(new Reason("key.invalid", "", message));
        }
        if (time != null) {
            reasons.add(time);
        }
        return key != null && reasons.isEmpty()
                ? new Checked.Closing(delivery, item, new JobKey(key))
                : refused(delivery, item, Stage.CHECK, "invalid", reasons);
    }

    private Checked posting(Delivery delivery, Optional<BatchItem> item, byte[] value) {
        return switch (RawJobReader.read(value)) {
            case RawJobReader.Reading.Unreadable unreadable ->
                refused(delivery, item, Stage.DECODE, "malformed", List.of(unreadable.reason()));
            case RawJobReader.Reading.Readable readable -> judged(delivery, item, readable.job());
        };
    }

    private Checked judged(Delivery delivery, Optional<BatchItem> item, RawJob raw) {
        Reason time = timeProblem(delivery);
        return switch (JobRules.check(raw, key(delivery), level(delivery, raw))) {
            case Verdict.Accepted accepted ->
                time == null
                        ? new Checked.Posting(delivery, item, accepted.job(), accepted.warnings())
                        : refused(delivery, item, Stage.CHECK, "invalid", List.of(time));
            case Verdict.Refused refused -> {
                List<Reason> reasons = new ArrayList<>(refused.reasons());
                if (time != null) {
                    reasons.add(time);
                }
                yield refused(delivery, item, Stage.CHECK, "invalid", reasons);
            }
        };
    }

    private static Checked refused(
            Delivery delivery, Optional<BatchItem> item, Stage stage, String fault, List<Reason> reasons) {
        return new Checked.Refused(
                delivery, item, new Refusal(stage, fault, reasons.getFirst().code(), reasons));
    }

    /** The record's header, then the posting's source, then the default. */
    private ValidationLevel level(Delivery delivery, RawJob raw) {
        String asked = delivery.header(JobHeaders.LEVEL);
        Optional<ValidationLevel> level = asked == null ? Optional.empty() : ValidationLevel.parse(asked);
        return level.orElseGet(() -> settings.levelOf(raw.text(JobField.SOURCE)));
    }

    private @Nullable Reason timeProblem(Delivery delivery) {
        Instant observed = delivery.version().observedAt();
        if (observed.isAfter(clock.instant().plus(settings.clockSkew()))) {
            return new Reason("timestamp.future", "", "the record's timestamp lies too far in the future");
        }
        return observed.isBefore(EARLIEST)
                ? new Reason("timestamp.range", "", "the record's timestamp is missing or lies before 1990")
                : null;
    }

    private static @Nullable String key(Delivery delivery) {
        byte[] key = delivery.key();
        return key == null || !StrictJson.isUtf8(key) ? null : new String(key, StandardCharsets.UTF_8);
    }
}
