package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
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

    /**
     * What anybody can have written, as far as it makes sense.
     *
     * @param timestamp {@link Entry#NO_TIME} when nobody told it
     * @return null = no record of Kafka lies there
     */
    static @Nullable Origin origin(
            @Nullable String topic, OptionalLong partition, OptionalLong offset, long timestamp) {
        if (topic == null
                || topic.isEmpty()
                || topic.length() > TOPIC_LENGTH
                || partition.orElse(-1) < 0
                || partition.orElse(-1) > Integer.MAX_VALUE
                || offset.orElse(-1) < 0) {
            return null;
        }
        boolean sensible = timestamp >= 0 && timestamp <= LAST_MILLIS;
        return new Origin(topic, (int) partition.getAsLong(), offset.getAsLong(), sensible ? timestamp : Entry.NO_TIME);
    }

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
