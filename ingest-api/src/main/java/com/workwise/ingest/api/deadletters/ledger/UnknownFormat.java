package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.time.Instant;
import java.util.List;

/** A letter that says nothing of itself: its own place is all that is known. */
final class UnknownFormat implements LetterFormat {

    private static final Reason REASON =
            new Reason("unknown", "", "the letter carries no headers that tell where it came from or why");

    @Override
    public Told read(LetterHeaders headers, Origin place) {
        Instant at = LetterFormat.time(place);
        return new Told(
                Entry.Format.UNKNOWN,
                place,
                new Entry.Failure(FOREIGN_STAGE, "unknown", "unknown", List.of(REASON), 1, at, null),
                List.of());
    }
}
