package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to write dead letters. */
interface LetterFormat {

    String FOREIGN_STAGE = "FOREIGN";
    int TOPIC_LENGTH = 249;
    int NAME_LENGTH = 300;
    int MESSAGE_LENGTH = 1_000;

    /** The end of the year 9999: Java's times go further than PostgreSQL's. */
    long LAST_MILLIS = 253_402_300_799_000L;

    /** @param prefixes of the headers that tell of the failure and are no part of the record */
    record Told(Entry.Format format, Origin origin, Entry.Failure failure, List<String> prefixes) {}

    /** @return null = this letter is written in another way */
    @Nullable
    Told read(LetterHeaders headers, Origin place);

    /** When the letter was written, as far as it makes sense. */
    static Instant time(Origin place) {
        return Instant.ofEpochMilli(Math.clamp(place.timestamp(), 0, LAST_MILLIS));
    }

    /** A failure that is told by an exception: its simple name is the code. */
    static Entry.Failure exception(String name, String message, Origin place) {
        String code = name.substring(name.lastIndexOf('.') + 1);
        return new Entry.Failure(
                FOREIGN_STAGE,
                name,
                code.isEmpty() ? name : code,
                List.of(new Reason(code, "", message)),
                1,
                time(place),
                null);
    }
}
