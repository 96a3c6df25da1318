package com.workwise.ingest.faults.run;

import com.workwise.ingest.wire.DeadLetterEnvelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a dead letter tells of itself. */
public final class Letters {

    private Letters() {}

    /** @return topic/partition/offset, as {@link Held#place} */
    public static String origin(ConsumerRecord<?, ?> letter) {
        return told(letter, "topic") + '/' + told(letter, "partition") + '/' + told(letter, "offset");
    }

    public static String told(ConsumerRecord<?, ?> letter, String name) {
        String value = Held.header(letter, DeadLetterEnvelope.PREFIX + name);
        return value == null ? "" : value;
    }
}
