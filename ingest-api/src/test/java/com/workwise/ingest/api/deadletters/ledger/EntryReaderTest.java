package com.workwise.ingest.api.deadletters.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Reason;
import com.workwise.ingest.api.deadletters.DeadLetterSettings.Foreign;
import com.workwise.ingest.api.deadletters.DeadLetterSettings.TopicNames;
import com.workwise.ingest.api.deadletters.LetterHeader;
import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.wire.ReplayMark;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryReaderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Origin ORIGIN = new Origin("jobs.raw", 3, 42, 1_700_000_000_123L);
    private static final Origin ORDERS = new Origin("orders", 3, 42, 0);

    private final EntryReader reader = new EntryReader(
            new TopicNames("jobs.raw", "jobs.replay", "jobs.dead-letter"),
            List.of(new Foreign("dlt", ""), new Foreign("aimed", "elsewhere")));

    @Test
    void readsWhatOurWorkerWrites() {
        Map<String, byte[]> headers = ours();
        headers.put("traceparent", bytes("00-1"));
        Entry entry = read("jobs.dead-letter", "k", "{\"externalId\":\" id-1 \",\"source\":\" lever \"}", headers);
        assertThat(entry.format()).isEqualTo(Entry.Format.WORKWISE);
        assertThat(entry.id()).isEqualTo(ORIGIN.deadLetterId());
        assertThat(entry.origin()).isEqualTo(ORIGIN);
        assertThat(entry.place()).isEqualTo(new Origin("jobs.dead-letter", 1, 9, NOON.toEpochMilli()));
        assertThat(entry.keyText()).isEqualTo("id-1");
        assertThat(entry.source()).isEqualTo("lever");
        assertThat(entry.failure())
                .isEqualTo(new Entry.Failure(
                        "CHECK",
                        "invalid",
                        "title.required",
                        List.of(new Reason("title.required", "/title", "none")),
                        2,
                        NOON.plusSeconds(1),
                        "w-1"));
        assertThat(entry.targetTopic()).isEqualTo("jobs.replay");
        assertThat(entry.replay()).isNull();
        assertThat(entry.headers()).extracting(LetterHeader::name).containsExactly("traceparent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "partition", "offset", "timestamp", "stage"})
    void takesOursForUnknownWithoutWhatItNeeds(String missing) {
        Map<String, byte[]> headers = ours();
        headers.remove("workwise-dl-" + missing);
        assertUnknown(read("jobs.dead-letter", "k", "v", headers));
        headers.put("workwise-dl-" + missing, new byte[] {(byte) 0xFF});
        assertUnknown(read("jobs.dead-letter", "k", "v", headers));
        headers.put("workwise-dl-" + missing, bytes("\u0000"));
        Entry odd = read("jobs.dead-letter", "k", "v", headers);
        assertThat(odd.origin().topic()).doesNotContain("\u0000");
    }

    @ParameterizedTest
    @CsvSource({
        "attempts, many, 1",
        "attempts, 0, 1",
        "attempts, -9223372036854775808, 1",
        "attempts, 9223372036854775807, 1000000",
        "attempts, 7, 7",
        "reasons, [{, 2",
        "time, noon, 2",
        "time, -1000000000-01-01T00:00:00Z, 2",
        "time, +1000000000-12-31T23:59:59Z, 2",
        "class, '', 2",
        "worker, '', 2"
    })
    void readsOursAsFarAsItMakesSense(String header, String value, int attempts) {
        Map<String, byte[]> headers = ours();
        headers.put("workwise-dl-" + header, bytes(value));
        Entry entry = read("jobs.dead-letter", "k", "v", headers);
        assertThat(entry.format()).isEqualTo(Entry.Format.WORKWISE);
        assertThat(entry.failure().attempts()).isEqualTo(attempts);
        assertThat(entry.failure().at()).isEqualTo(header.equals("time") ? NOON : NOON.plusSeconds(1));
        assertThat(entry.failure().fault()).isNotEmpty();
    }

    @Test
    void readsWhatSpringWrites() {
        Map<String, byte[]> headers = spring();
        headers.put("kafka_dlt-exception-stacktrace", bytes("at x"));
        headers.put("own", bytes("1"));
        Entry entry = read("dlt", "k", "v", headers);
        assertThat(entry.format()).isEqualTo(Entry.Format.SPRING);
        assertThat(entry.origin()).isEqualTo(new Origin("orders", 3, 42, 1_700_000_000_123L));
        assertThat(entry.failure())
                .isEqualTo(new Entry.Failure(
                        "FOREIGN",
                        "org.example.Bad",
                        "Bad",
                        List.of(new Reason("Bad", "", "outer; bad order")),
                        1,
                        NOON,
                        null));
        assertThat(entry.targetTopic()).isEqualTo("orders");
        assertThat(entry.source()).isEqualTo("orders");
        assertThat(entry.headers()).extracting(LetterHeader::name).containsExactly("own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "partition", "offset"})
    void takesSpringsForUnknownWithoutAnOrigin(String missing) {
        for (byte[] odd : new byte[][] {null, {}, {1}, {1, 2, 3}, {-1, -1, -1, -1}, new byte[9]}) {
            Map<String, byte[]> headers = spring();
            headers.put("kafka_dlt-original-" + missing, missing.equals("topic") ? new byte[0] : odd);
            assertUnknown(read("dlt", "k", "v", headers));
        }
        Map<String, byte[]> headers = spring();
        headers.put("kafka_dlt-original-partition", number(1L << 32));
        assertUnknown(read("dlt", "k", "v", headers));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 253_402_300_799_001L})
    void knowsNoTimeWhereSpringTellsOneOutOfRange(long timestamp) {
        Map<String, byte[]> headers = spring();
        headers.put("kafka_dlt-original-timestamp", number(timestamp));
        assertThat(read("dlt", "k", "v", headers).origin()).isEqualTo(ORDERS);
    }

    @Test
    void tellsWhySpringCouldNotReadAKey() {
        Map<String, byte[]> headers = spring();
        List.of("exception-fqcn", "exception-cause-fqcn", "exception-message")
                .forEach(name -> headers.remove("kafka_dlt-" + name));
        headers.put("kafka_dlt-key-exception-fqcn", bytes("org.example.NoKey"));
        headers.put("kafka_dlt-key-exception-message", bytes("no UUID"));
        Entry.Failure failure = read("dlt", "k", "v", headers).failure();
        assertThat(failure.fault()).isEqualTo("org.example.NoKey");
        assertThat(failure.reasons()).containsExactly(new Reason("NoKey", "", "no UUID"));
    }

    @ParameterizedTest
    @CsvSource({"__connect.errors., exception.class.name, exception.message", "__streams.errors., exception, message"})
    void readsWhatKafkasOwnWrite(String prefix, String exception, String message) {
        Map<String, byte[]> headers = text(prefix);
        headers.put(prefix + exception, bytes("org.example.Bad"));
        headers.put(prefix + message, bytes("bad order"));
        Entry entry = read("dlt", "k", "v", headers);
        assertThat(entry.origin()).isEqualTo(ORDERS);
        assertThat(entry.failure().code()).isEqualTo("Bad");
        assertThat(entry.failure().reasons()).containsExactly(new Reason("Bad", "", "bad order"));
        assertThat(entry.headers()).isEmpty();

        for (String bad : new String[] {"", " 1", "1.0", "-1", "0x1", "2147483648", "9223372036854775808", "١x"}) {
            headers.put(prefix + "partition", bytes(bad));
            assertUnknown(read("dlt", "k", "v", headers));
        }
    }

    @Test
    void boundsWhatOthersTell() {
        Map<String, byte[]> headers = spring();
        headers.put("kafka_dlt-exception-cause-fqcn", bytes("x".repeat(299) + "😀".repeat(100)));
        headers.put("kafka_dlt-exception-message", bytes("\u0000" + "m".repeat(100_000)));
        Entry.Failure failure = read("dlt", "k", "v", headers).failure();
        assertThat(failure.fault()).hasSize(299);
        assertThat(failure.reasons().getFirst().message()).hasSize(1_000).startsWith("\uFFFDm");
        headers.put("kafka_dlt-exception-message", new byte[] {'b', (byte) 0xE9, 'b', (byte) 0x9B});
        assertThat(read("dlt", "k", "v", headers).failure().reasons().getFirst().message())
                .isEqualTo("b\uFFFDb\uFFFD");
        headers.put("kafka_dlt-exception-cause-fqcn", bytes("ends.with."));
        assertThat(read("dlt", "k", "v", headers).failure().code()).isEqualTo("ends.with.");
    }

    @Test
    void knowsALetterThatAReplaySentAgain() {
        UUID replay = UUID.fromString("01930000-0000-7000-8000-000000000001");
        Map<String, byte[]> headers = spring();
        headers.put("kafka_dlt-original-offset", number(77));
        new ReplayMark(ORDERS, replay, 2).headers().forEach((name, value) -> headers.put(name, bytes(value)));
        Entry entry = read("dlt", "k", "v", headers);
        assertThat(entry.id()).isEqualTo(ORDERS.deadLetterId());
        assertThat(entry.failure().attempts()).isEqualTo(3);
        assertThat(entry.replay()).isEqualTo(replay);
        assertThat(entry.headers()).isEmpty();
        headers.put("workwise-dl-attempts", bytes("none"));
        assertThat(read("dlt", "k", "v", headers).id()).isNotEqualTo(entry.id());
    }

    @Test
    void sendsLettersWhereTheirTopicSays() {
        assertThat(read("aimed", "k", "v", spring()).targetTopic()).isEqualTo("elsewhere");
        assertThat(read("aimed", "k", "v", Map.of()).targetTopic()).isEqualTo("elsewhere");
        assertThat(read("dlt", "k", "v", Map.of()).targetTopic()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
    void givesEveryLetterATimeThatTheLedgerCanHold(long timestamp) {
        ConsumerRecord<byte[], byte[]> letter = record("dlt", null, null, Map.of(), timestamp);
        Entry entry = reader.read(letter);
        assertUnknown(entry);
        assertThat(entry.failure().at()).isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(entry.keyText()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "k, {\"externalId\":\"v\"}, v",
        "k, {\"externalId\":\"undefined\"}, k",
        "k, {\"externalId\":7}, k",
        "k, [], k"
    })
    void findsTheKeyThatPeopleLookFor(String key, String value, String text) {
        assertThat(read("dlt", key, value, Map.of()).keyText()).isEqualTo(text);
    }

    private Entry read(String topic, String key, String value, Map<String, byte[]> headers) {
        return reader.read(record(topic, bytes(key), bytes(value), headers, NOON.toEpochMilli()));
    }

    private static void assertUnknown(Entry entry) {
        assertThat(entry.format()).isEqualTo(Entry.Format.UNKNOWN);
        assertThat(entry.origin()).isEqualTo(entry.place());
        assertThat(entry.failure().code()).isEqualTo("unknown");
        assertThat(entry.failure().attempts()).isOne();
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, byte @Nullable [] key, byte @Nullable [] value, Map<String, byte[]> headers, long timestamp) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach(all::add);
        return new ConsumerRecord<>(
                topic, 1, 9, timestamp, TimestampType.CREATE_TIME, 0, 0, key, value, all, Optional.empty());
    }

    private static Map<String, byte[]> ours() {
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

    private static Map<String, byte[]> spring() {
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

    private static Map<String, byte[]> text(String prefix) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put(prefix + "topic", bytes("orders"));
        headers.put(prefix + "partition", bytes("3"));
        headers.put(prefix + "offset", bytes("42"));
        return headers;
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
