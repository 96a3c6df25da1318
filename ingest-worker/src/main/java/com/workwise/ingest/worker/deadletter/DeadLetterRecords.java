package com.workwise.ingest.worker.deadletter;

import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Header;
import com.workwise.ingest.worker.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Dead letters as records: the bytes as they came, the headers of {@link DeadLetterEnvelope} in place of older ones. */
final class DeadLetterRecords {

    private final String topic;
    private final String worker;
    private final Clock clock;

    DeadLetterRecords(String topic, String worker, Clock clock) {
        this.topic = topic;
        this.worker = worker;
        this.clock = clock;
    }

    ProducerRecord<byte[], byte[]> of(Checked.Refused refused) {
        Delivery delivery = refused.delivery();
        Refusal refusal = refused.refusal();
        Instant now = clock.instant();
        DeadLetterEnvelope envelope = new DeadLetterEnvelope(
                delivery.origin(),
                refusal.stage(),
                refusal.fault(),
                refusal.code(),
                refusal.reasons(),
                attempts(delivery),
                now,
                worker);
        // Its own timestamp, not the posting's: the topic's retention counts from the failure.
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, now.toEpochMilli(), delivery.key(), delivery.value());
        for (Header header : delivery.headers()) {
            if (!header.name().startsWith(DeadLetterEnvelope.PREFIX)) {
                letter.headers().add(header.name(), header.value());
            }
        }
        envelope.headers().forEach((name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return letter;
    }

    private static int attempts(Delivery delivery) {
        String before = delivery.header(DeadLetterEnvelope.ATTEMPTS);
        // Bounded digits: anybody may write this header.
        return before != null && before.matches("[0-9]{1,4}") ? Integer.parseInt(before) + 1 : 1;
    }
}
