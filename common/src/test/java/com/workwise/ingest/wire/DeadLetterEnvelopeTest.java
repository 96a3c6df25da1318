package com.workwise.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.JobField;
import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeadLetterEnvelopeTest {

    private static final Origin ORIGIN = new Origin("jobs.raw", 3, 42, 1_700_000_000_123L);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void tellsWhereFromAndWhy() {
        Reason reason = Reason.of(JobField.TITLE, "required", "title is \"missing\"");
        Map<String, String> headers = envelope(List.of(reason), "invalid", NOON).headers();
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("workwise-dl-id", ORIGIN.deadLetterId().toString()),
                        Map.entry("workwise-dl-topic", "jobs.raw"),
                        Map.entry("workwise-dl-partition", "3"),
                        Map.entry("workwise-dl-offset", "42"),
                        Map.entry("workwise-dl-timestamp", "2023-11-14T22:13:20.123Z"),
                        Map.entry("workwise-dl-stage", "CHECK"),
                        Map.entry("workwise-dl-class", "invalid"),
                        Map.entry("workwise-dl-code", "title.required"),
                        Map.entry(
                                "workwise-dl-reasons",
                                "[{\"code\":\"title.required\",\"pointer\":\"/title\",\"message\":\"title is \\\"missing\\\"\"}]"),
                        Map.entry("workwise-dl-attempts", "2"),
                        Map.entry("workwise-dl-time", "2026-03-01T12:00:00Z"),
                        Map.entry("workwise-dl-worker", "worker-1")));
    }

    @Test
    void hasOneIdHoweverOftenTheRecordIsDelivered() {
        String id = envelope(List.of(), "invalid", NOON).headers().get("workwise-dl-id");
        assertThat(envelope(List.of(), "other", NOON.plusSeconds(60)).headers()).containsEntry("workwise-dl-id", id);
    }

    @Test
    void hasAnotherIdForAnotherRecord() {
        assertThat(List.of(
                        ORIGIN.deadLetterId(),
                        new Origin("jobs.raw", 34, 2, ORIGIN.timestamp()).deadLetterId(),
                        new Origin("jobs.replay", 3, 42, ORIGIN.timestamp()).deadLetterId(),
                        new Origin("jobs.raw", 3, 43, ORIGIN.timestamp()).deadLetterId(),
                        // A topic that was deleted and made again counts from 0 again.
                        new Origin("jobs.raw", 3, 42, ORIGIN.timestamp() + 1).deadLetterId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void staysSmallWhateverItTells() {
        Reason hostile = new Reason("\u0000".repeat(10_000), "\"".repeat(10_000), "😀".repeat(10_000));
        Map<String, String> headers = envelope(Collections.nCopies(10_000, hostile), "x".repeat(100_000), NOON)
                .headers();
        int bytes = headers.entrySet().stream()
                .mapToInt(header -> (header.getKey() + header.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertThat(bytes).isLessThan(100_000);
        assertThat(Limits.RAW_RECORD_BYTES + bytes).isLessThan(Limits.DEAD_LETTER_BYTES);
        assertThat(headers.get("workwise-dl-class")).hasSize(300);
    }

    @Test
    void takesRecordsWithoutATimestamp() {
        Origin untimed = new Origin("jobs.raw", 0, 0, -1);
        DeadLetterEnvelope envelope =
                new DeadLetterEnvelope(untimed, Stage.DECODE, "malformed", "json.syntax", List.of(), 1, NOON, "w");
        assertThat(envelope.headers()).containsEntry("workwise-dl-timestamp", "1969-12-31T23:59:59.999Z");
    }

    @Test
    void tellsItsOriginToWhoeverReadsIt() {
        assertThat(Origin.from(envelope(List.of(), "invalid", NOON).headers()::get))
                .contains(ORIGIN);
        assertThat(Origin.from(new Origin("jobs.raw", 0, 0, -1).headers()::get))
                .contains(new Origin("jobs.raw", 0, 0, -1));
    }

    @ParameterizedTest
    @CsvSource({
        "topic,",
        "topic, ''",
        "partition,",
        "partition, -1",
        "partition, 2147483648",
        "partition, 0x1",
        "offset,",
        "offset, -1",
        "offset, 9223372036854775808",
        "offset, 1.0",
        "timestamp,",
        "timestamp, 1700000000123",
        "timestamp, 2023-02-30T00:00:00Z",
        "timestamp, +1000000000-01-01T00:00:00Z"
    })
    void hasNoOriginWhenAHeaderIsMissingOrMakesNoSense(String header, @Nullable String value) {
        Map<String, String> headers =
                new LinkedHashMap<>(envelope(List.of(), "invalid", NOON).headers());
        headers.remove("workwise-dl-" + header);
        if (value != null) {
            headers.put("workwise-dl-" + header, value);
        }
        assertThat(Origin.from(headers::get)).isEmpty();
    }

    @Test
    void hasNoOriginOnATopicThatKafkaWouldNotName() {
        Map<String, String> headers =
                new LinkedHashMap<>(envelope(List.of(), "invalid", NOON).headers());
        headers.put("workwise-dl-topic", "t".repeat(249));
        assertThat(Origin.from(headers::get)).isPresent();
        headers.put("workwise-dl-topic", "t".repeat(250));
        assertThat(Origin.from(headers::get)).isEmpty();
    }

    @Test
    void readsItsReasonsAgain() {
        List<Reason> reasons = List.of(
                Reason.of(JobField.TITLE, "required", "title is \"missing\""),
                new Reason("x", "/a~1b", "\u0000\u202E😀"));
        assertThat(DeadLetterEnvelope.reasons(
                        envelope(reasons, "invalid", NOON).headers().getOrDefault("workwise-dl-reasons", "")))
                .isEqualTo(reasons);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | ``",
                "null | ``",
                "{\"code\":\"a\"} | ``",
                "not json | ``",
                "[] | ``",
                "[1,{\"code\":\"a\"}] | ``",
                "[{\"code\":\"a\"},{\"code\":\"b\"| a",
                "[{\"code\":\"a\"},{\"code\":\"b\"},7 | a,b",
                "[{\"code\":\"a\",\"code\":\"b\"}] | ``",
                "[{\"code\":{\"deep\":[1]},\"more\":[{}],\"message\":7},{\"code\":\"b\"}] | ,b",
                "[{}] | ``",
                "[{\"code\":null}] | ``"
            })
    void readsReasonsAsFarAsTheyMakeSense(String header, String codes) {
        assertThat(DeadLetterEnvelope.reasons(header).stream().map(Reason::code).collect(Collectors.joining(",")))
                .isEqualTo(codes);
    }

    @Test
    void readsBoundedReasonsFromWhoeverWroteThem() {
        String hostile =
                "[" + "{\"code\":\"%s\"},".formatted("x".repeat(10_000)).repeat(100) + "{}]";
        List<Reason> reasons = DeadLetterEnvelope.reasons(hostile);
        assertThat(reasons).hasSize(20);
        assertThat(reasons.getFirst().code()).hasSize(300);
        assertThat(DeadLetterEnvelope.reasons("[".repeat(100_000))).isEmpty();
        assertThat(DeadLetterEnvelope.reasons("[{\"code\":" + "[".repeat(100_000)))
                .isEmpty();
    }

    private static DeadLetterEnvelope envelope(List<Reason> reasons, String fault, Instant time) {
        return new DeadLetterEnvelope(ORIGIN, Stage.CHECK, fault, "title.required", reasons, 2, time, "worker-1");
    }
}
