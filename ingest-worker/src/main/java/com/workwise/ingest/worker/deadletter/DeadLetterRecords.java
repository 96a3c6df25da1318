package com.workwise.ingest.worker.deadletter;

import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.wire.ReplayMark;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Header;
import com.workwise.ingest.worker.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
        int attempts = delivery.mark().map(ReplayMark::attempts).orElse(0) + 1;
        DeadLetterEnvelope envelope = new DeadLetterEnvelope(
                delivery.origin(),
                refusal.stage(),
                refusal.fault(),
                refusal.code(),
                refusal.reasons(),
                attempts,
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
        Map<String, String> told = new LinkedHashMap<>(envelope.headers());
        delivery.mark()
                .map(mark -> new ReplayMark(mark.origin(), mark.replay(), attempts))
                .ifPresent(mark -> told.putAll(mark.headers()));
        told.forEach((name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return letter;
    }
}
