package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our own worker's, with headers of {@link DeadLetterEnvelope}. */
final class WorkwiseFormat implements LetterFormat {

    private static final int MOST_ATTEMPTS = 1_000_000;

    @Override
    public @Nullable Told read(LetterHeaders headers, Origin place) {
        Origin origin = Origin.from(headers::text).orElse(null);
        String stage = headers.text(DeadLetterEnvelope.STAGE);
        if (origin == null || stage == null || !isStage(stage)) {
            return null;
        }
        List<Reason> reasons = reasons(headers.text(DeadLetterEnvelope.REASONS));
        Entry.Failure failure = new Entry.Failure(
                stage,
                headers.text(DeadLetterEnvelope.CLASS, NAME_LENGTH, "unknown"),
                headers.text(DeadLetterEnvelope.CODE, NAME_LENGTH, "unknown"),
                reasons,
                (int) Math.clamp(headers.decimal(DeadLetterEnvelope.ATTEMPTS).orElse(1), 1, MOST_ATTEMPTS),
                time(headers, place),
                headers.text(DeadLetterEnvelope.WORKER, NAME_LENGTH, "unknown"));
        return new Told(Entry.Format.WORKWISE, origin, failure, List.of(DeadLetterEnvelope.PREFIX));
    }

    private static List<Reason> reasons(@Nullable String json) {
        return json == null
                ? List.of()
                : DeadLetterEnvelope.reasons(json).stream()
                        .map(reason -> new Reason(
                                LetterHeaders.inert(reason.code()),
                                LetterHeaders.inert(reason.pointer()),
                                LetterHeaders.inert(reason.message())))
                        .toList();
    }

    private static boolean isStage(String text) {
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** The letter's timestamp is the same, but a topic may be configured to overwrite it. */
    private static Instant time(LetterHeaders headers, Origin place) {
        try {
            Instant told = Instant.parse(headers.text(DeadLetterEnvelope.TIME, NAME_LENGTH, ""));
            boolean sensible = !told.isBefore(Instant.EPOCH) && told.toEpochMilli() <= LAST_MILLIS;
            return sensible ? told : LetterFormat.time(place);
        } catch (DateTimeException | ArithmeticException nonsense) {
            return LetterFormat.time(place);
        }
    }
}
