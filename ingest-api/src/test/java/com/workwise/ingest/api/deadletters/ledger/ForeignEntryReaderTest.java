package com.workwise.ingest.api.deadletters.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Reason;
import com.workwise.ingest.api.deadletters.LetterHeader;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What spring-kafka, Kafka Connect and Kafka Streams write. */
final class ForeignEntryReaderTest extends EntryReading {

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
    void sendsLettersWhereTheirTopicSays() {
        assertThat(read("aimed", "k", "v", spring()).targetTopic()).isEqualTo("elsewhere");
        assertThat(read("aimed", "k", "v", Map.of()).targetTopic()).isEqualTo("elsewhere");
        assertThat(read("dlt", "k", "v", Map.of()).targetTopic()).isEmpty();
    }
}
