package com.workwise.ingest.worker.deadletter;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.wire.ReplayMark;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Header;
import com.workwise.ingest.worker.Refusal;
import com.workwise.ingest.worker.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DeadLetterRecordsTest {

    private final SettableClock clock = new SettableClock(NOON.plus(Duration.ofHours(1)));
    private final DeadLetterRecords records = new DeadLetterRecords("dead", "worker-1", clock);

    @Test
    void keepsKeyAndValueByteForByte() {
        byte[] key = {0, (byte) 0xC0, (byte) 0xAF};
        byte[] value = {(byte) 0xFF, 0, 1};
        ProducerRecord<byte[], byte[]> letter = records.of(refused(key, value, List.of()));
        assertThat(letter.topic()).isEqualTo("dead");
        assertThat(letter.key()).containsExactly(key);
        assertThat(letter.value()).containsExactly(value);
        ProducerRecord<byte[], byte[]> tombstone = records.of(refused(null, null, List.of()));
        assertThat(tombstone.key()).isNull();
        assertThat(tombstone.value()).isNull();
    }

    @Test
    void hasTheTimeOfTheFailureForItsTimestamp() {
        assertThat(records.of(refused(null, null, List.of())).timestamp())
                .isEqualTo(clock.instant().toEpochMilli());
    }

    @Test
    void keepsTheRecordsOwnHeadersInOrderTwiceAndNullAlike() {
        List<Header> own = new ArrayList<>();
        own.add(header("traceparent", "00-1"));
        own.add(new Header("empty", null));
        own.add(header("workwise-client", "c"));
        own.add(header("traceparent", "00-2"));
        List<String> kept = new ArrayList<>();
        records.of(refused(null, null, own)).headers().forEach(header -> {
            if (!header.key().startsWith("workwise-dl-")) {
                kept.add(header.key() + "=" + (header.value() == null ? null : text(header.value())));
            }
        });
        assertThat(kept).containsExactly("traceparent=00-1", "empty=null", "workwise-client=c", "traceparent=00-2");
    }

    @Test
    void replacesTheHeadersOfAnEarlierFailure() {
        List<Header> before = List.of(
                header("workwise-dl-code", "old"),
                header("workwise-dl-unknown", "old"),
                header("workwise-dl-code", "old"));
        ProducerRecord<byte[], byte[]> letter = records.of(refused(null, null, before));
        assertThat(letter.headers().headers("workwise-dl-code")).hasSize(1);
        assertThat(told(letter, "workwise-dl-code")).isEqualTo("title.required");
        assertThat(letter.headers().lastHeader("workwise-dl-unknown")).isNull();
    }

    @Test
    void aReplayedRecordThatFailsAgainIsTheSameLetterWithOneMoreAttempt() {
        ReplayMark mark = new ReplayMark(new Origin("jobs.raw", 3, 42, NOON.toEpochMilli()), new UUID(7, 7), 2);
        ProducerRecord<byte[], byte[]> first = records.of(refused(null, null, List.of()));
        ProducerRecord<byte[], byte[]> again = records.of(replayed(mark));
        for (String name : List.of("id", "topic", "partition", "offset", "timestamp")) {
            assertThat(told(again, "workwise-dl-" + name)).isEqualTo(told(first, "workwise-dl-" + name));
        }
        assertThat(told(first, "workwise-dl-attempts")).isEqualTo("1");
        assertThat(first.headers().lastHeader("workwise-dl-replay")).isNull();
        assertThat(told(again, "workwise-dl-attempts")).isEqualTo("3");
        assertThat(told(again, "workwise-dl-replay")).isEqualTo(mark.replay().toString());
        again.headers()
                .forEach(header ->
                        assertThat(again.headers().headers(header.key())).hasSize(1));
        assertThat(told(again, "workwise-dl-reasons")).isEqualTo("[]");
    }

    @Test
    void headersOfAMarkMeanNothingOnARecordThatNoReplaySent() {
        ReplayMark mark = new ReplayMark(new Origin("other", 0, 1, 2), new UUID(7, 7), 4);
        ProducerRecord<byte[], byte[]> letter = records.of(refused(null, null, headers(mark)));
        assertThat(told(letter, "workwise-dl-attempts")).isEqualTo("1");
        assertThat(told(letter, "workwise-dl-topic")).isEqualTo("jobs.raw");
        assertThat(letter.headers().lastHeader("workwise-dl-replay")).isNull();
    }

    @Test
    void tellsTheOriginAndKeepsItsIdOnRedelivery() {
        ProducerRecord<byte[], byte[]> letter = records.of(refused(null, null, List.of()));
        clock.advance(Duration.ofDays(1));
        ProducerRecord<byte[], byte[]> again = records.of(refused(null, null, List.of()));
        assertThat(told(letter, "workwise-dl-offset")).isEqualTo("42");
        assertThat(told(letter, "workwise-dl-worker")).isEqualTo("worker-1");
        assertThat(told(again, "workwise-dl-id")).isEqualTo(told(letter, "workwise-dl-id"));
    }

    private static Checked.Refused refused(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
        Delivery delivery =
                new Delivery(new Origin("jobs.raw", 3, 42, NOON.toEpochMilli()), key, value, headers, () -> {});
        Refusal refusal = new Refusal(Stage.CHECK, "invalid", "title.required", List.of());
        return new Checked.Refused(delivery, Optional.empty(), refusal);
    }

    private static Checked.Refused replayed(ReplayMark mark) {
        Delivery delivery = new Delivery(
                new Origin("jobs.replay", 0, 5, NOON.plusSeconds(3_600).toEpochMilli()),
                Optional.of(mark),
                null,
                null,
                headers(mark),
                () -> {});
        Refusal refusal = new Refusal(Stage.CHECK, "invalid", "title.required", List.of());
        return new Checked.Refused(delivery, Optional.empty(), refusal);
    }

    private static List<Header> headers(ReplayMark mark) {
        return mark.headers().entrySet().stream()
                .map(entry -> header(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Header header(String name, String value) {
        return new Header(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String told(ProducerRecord<byte[], byte[]> letter, String name) {
        return text(Objects.requireNonNull(letter.headers().lastHeader(name)).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
