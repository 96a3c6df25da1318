package com.workwise.ingest.api.deadletters.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Reason;
import com.workwise.ingest.api.deadletters.LetterHeader;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.ReplayMark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryReaderTest extends EntryReading {

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
}
