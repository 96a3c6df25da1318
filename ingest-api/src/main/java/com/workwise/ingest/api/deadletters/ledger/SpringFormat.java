package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** spring-kafka's DeadLetterPublishingRecoverer: numbers are big-endian bytes. */
final class SpringFormat implements LetterFormat {

    private static final String PREFIX = "kafka_dlt-";
    private static final String PREFIX_ORIGINAL = PREFIX + "original-";
    /** Of a key that the consumer could not read. */
    private static final String PREFIX_KEY = PREFIX + "key-exception-";

    @Override
    public @Nullable Told read(LetterHeaders headers, Origin place) {
        String topic = headers.text(PREFIX_ORIGINAL + "topic");
        var partition = headers.number(PREFIX_ORIGINAL + "partition");
        var offset = headers.number(PREFIX_ORIGINAL + "offset");
        if (topic == null || topic.length() > TOPIC_LENGTH || partition.isEmpty() || offset.isEmpty()) {
            return null;
        }
        long timestamp = headers.number(PREFIX_ORIGINAL + "timestamp").orElse(Entry.NO_TIME);
        Origin origin = new Origin(topic, (int) partition.getAsLong(), offset.getAsLong(), timestamp);
        // The listener's own exception wraps what the consumer's code threw.
        String outer = headers.text(
                PREFIX + "exception-fqcn", NAME_LENGTH, headers.text(PREFIX_KEY + "fqcn", NAME_LENGTH, "unknown"));
        String name = headers.text(PREFIX + "exception-cause-fqcn", NAME_LENGTH, outer);
        String message = headers.text(
                PREFIX + "exception-message", MESSAGE_LENGTH, headers.text(PREFIX_KEY + "message", MESSAGE_LENGTH, ""));
        return new Told(
                Entry.Format.SPRING,
                origin,
                LetterFormat.exception(name, message, place),
                List.of(PREFIX, DeadLetterEnvelope.PREFIX));
    }
}
