package com.workwise.ingest.api.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.Reason;
import com.workwise.ingest.testsupport.TopicWriter;
import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Dead letters as our workers write them. */
final class OwnLetters implements AutoCloseable {

    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    private final LedgerApi api;
    private final TopicWriter writer = new TopicWriter();

    OwnLetters(LedgerApi api) {
        this.api = api;
    }

    /** @return its id */
    String write(long offset, int attempts, String code) {
        Origin origin = new Origin(api.rawTopic(), 0, offset, FIRST.toEpochMilli());
        DeadLetterEnvelope envelope = new DeadLetterEnvelope(
                origin,
                Stage.CHECK,
                "invalid",
                code,
                List.of(new Reason(code, "/title", "a test's")),
                attempts,
                FIRST.plusSeconds(60L * attempts),
                "worker-1");
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(api.topic(), 0, ("key-" + offset).getBytes(UTF_8), "{}".getBytes(UTF_8));
        envelope.headers().forEach((name, value) -> letter.headers().add(name, value.getBytes(UTF_8)));
        writer.write(letter);
        return origin.deadLetterId().toString();
    }

    /**
     * Returns when these processes have read all that was written.
     *
     * @param groups what is added to the first one's group
     */
    void settle(String... groups) {
        for (String group : groups) {
            LedgerApi.eventually("the ledger at the topic's end", () -> api.hasRead(group) ? true : null);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
