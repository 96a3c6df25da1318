package com.workwise.ingest.api.deadletters.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Reason;
import com.workwise.ingest.api.deadletters.DeadLetterSettings.Foreign;
import com.workwise.ingest.api.deadletters.DeadLetterSettings.TopicNames;
import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Letters of all formats, and their reader. */
abstract class EntryReading {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Origin ORIGIN = new Origin("jobs.raw", 3, 42, 1_700_000_000_123L);
    static final Origin ORDERS = new Origin("orders", 3, 42, 0);

    final EntryReader reader = new EntryReader(
            new TopicNames("jobs.raw", "jobs.replay", "jobs.dead-letter"),
            List.of(new Foreign("dlt", ""), new Foreign("aimed", "elsewhere")));

    Entry read(String topic, String key, String value, Map<String, byte[]> headers) {
        return reader.read(record(topic, bytes(key), bytes(value), headers, NOON.toEpochMilli()));
    }

    static void assertUnknown(Entry entry) {
        assertThat(entry.format()).isEqualTo(Entry.Format.UNKNOWN);
        assertThat(entry.origin()).isEqualTo(entry.place());
        assertThat(entry.failure().code()).isEqualTo("unknown");
        assertThat(entry.failure().attempts()).isOne();
    }

    static ConsumerRecord<byte[], byte[]> record(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Map<String, byte[]> headers, long timestamp) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach(all::add);
        return new ConsumerRecord<>(
                topic, 1, 9, timestamp, TimestampType.CREATE_TIME, 0, 0, key, value, all, Optional.empty());
    }

    static Map<String, byte[]> ours() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        new DeadLetterEnvelope(
                        ORIGIN,
                        Stage.CHECK,
                        "invalid",
                        "title.required",
                        List.of(new Reason("title.required", "/title", "none")),
                        2,
                        NOON.plusSeconds(1),
                        "w-1")
                .headers()
                .forEach((name, value) -> headers.put(name, bytes(value)));
        return headers;
    }

    static Map<String, byte[]> spring() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("kafka_dlt-original-topic", bytes("orders"));
        headers.put("kafka_dlt-original-partition", new byte[] {0, 0, 0, 3});
        headers.put("kafka_dlt-original-offset", number(42));
        headers.put("kafka_dlt-original-timestamp", number(1_700_000_000_123L));
        headers.put("kafka_dlt-exception-fqcn", bytes("org.example.Outer"));
        headers.put("kafka_dlt-exception-cause-fqcn", bytes("org.example.Bad"));
        headers.put("kafka_dlt-exception-message", bytes("outer; bad order"));
        return headers;
    }

    static Map<String, byte[]> text(String prefix) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(prefix + "topic", bytes("orders"));
        headers.put(prefix + "partition", bytes("3"));
        headers.put(prefix + "offset", bytes("42"));
        return headers;
    }

    static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
