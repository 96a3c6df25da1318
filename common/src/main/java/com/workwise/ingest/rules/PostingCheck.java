package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.wire.RawJobReader;
import com.workwise.ingest.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges a record by its bytes: reads the posting and asks the rules. A null value is a tombstone. */
public final class PostingCheck {

    /** Job boards did not publish on the web before it. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final CheckPolicy policy;

    public PostingCheck(CheckPolicy policy) {
        this.policy = policy;
    }

    /**
     * @param level the text of the record's header {@link com.workwise.ingest.wire.JobHeaders#LEVEL}; beats the policy
     *     when it names a level
     * @param observed the version's time
     */
    public Judgement judge(
            byte @Nullable [] key, byte @Nullable [] value, @Nullable String level, Instant observed, Instant now) {
        String keyText = key == null || !StrictJson.isUtf8(key) ? null : new String(key, StandardCharsets.UTF_8);
        Reason time = timeProblem(observed, now);
        if (value == null) {
            return closing(keyText, time);
        }
        return switch (RawJobReader.read(value)) {
            case RawJobReader.Reading.Unreadable unreadable ->
                new Judgement.Refused(Stage.DECODE, "malformed", List.of(unreadable.reason()));
            case RawJobReader.Reading.Readable readable ->
                posting(JobRules.check(readable.job(), keyText, level(level, readable.job())), time);
        };
    }

    private static Judgement closing(@Nullable String key, @Nullable Reason time) {
        List<Reason> reasons = new ArrayList<>();
        if (key == null || JobKey.problem(key) != null) {
            String message = "a record without a value closes the posting that its key names; this key names none";
            reasons.add(new Reason("key.invalid", "", message));
        }
        if (time != null) {
            reasons.add(time);
        }
        return key != null && reasons.isEmpty() ? new Judgement.Closing(new JobKey(key)) : invalid(reasons);
    }

    private static Judgement posting(Verdict verdict, @Nullable Reason time) {
        return switch (verdict) {
            case Verdict.Accepted accepted ->
                time == null ? new Judgement.Accepted(accepted.job(), accepted.warnings()) : invalid(List.of(time));
            case Verdict.Refused refused -> {
                List<Reason> reasons = new ArrayList<>(refused.reasons());
                if (time != null) {
                    reasons.add(time);
                }
                yield invalid(reasons);
            }
        };
    }

    private static Judgement invalid(List<Reason> reasons) {
        return new Judgement.Refused(Stage.CHECK, "invalid", List.copyOf(reasons));
    }

    /** The record's header, then the posting's source, then the default. */
    private ValidationLevel level(@Nullable String asked, RawJob raw) {
        Optional<ValidationLevel> level = asked == null ? Optional.empty() : ValidationLevel.parse(asked);
        return level.orElseGet(() -> policy.levelOf(raw.text(JobField.SOURCE)));
    }

    private @Nullable Reason timeProblem(Instant observed, Instant now) {
        if (observed.isAfter(now.plus(policy.clockSkew()))) {
            return new Reason("timestamp.future", "", "the record's timestamp lies too far in the future");
        }
        return observed.isBefore(EARLIEST)
                ? new Reason("timestamp.range", "", "the record's timestamp is missing or lies before 1990")
                : null;
    }
}
