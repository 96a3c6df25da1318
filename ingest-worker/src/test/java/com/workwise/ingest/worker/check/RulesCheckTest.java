package com.workwise.ingest.worker.check;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Header;
import com.workwise.ingest.worker.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RulesCheckTest {

    /** Passes MODERATE, not STRICT. */
    private static final String SMALL = "{\"externalId\":\"a\",\"title\":\"Welder\",\"source\":\"%s\"}";

    /** Passes LENIENT alone. */
    private static final String SLOPPY = "{\"externalId\":\"a\",\"title\":12,\"source\":\"%s\"}";

    @Test
    void takesAPostingWithItsKeyAndItsBatchItem() {
        BatchItem item = new BatchItem(new UUID(1, 2), 0, 3, 3, "client");
        Delivery delivery = delivery("a", SMALL.formatted("x").getBytes(StandardCharsets.UTF_8), NOON, headers(item));
        Checked.Posting posting = (Checked.Posting) check(Map.of()).check(delivery);
        assertThat(posting.job().key().value()).isEqualTo("a");
        assertThat(posting.item()).contains(item);
        assertThat(posting.delivery()).isSameAs(delivery);
    }

    @ParameterizedTest
    @CsvSource({
        // header, source, whether a small and whether a sloppy posting passes
        ", other, true, false",
        ", Partner, false, false",
        ", ' PARTNER ', false, false",
        ", crawler, true, true",
        "MODERATE, partner, true, false",
        "lenient, partner, true, true",
        "STRICT, crawler, false, false",
        "whatever, partner, false, false",
        "'', crawler, true, true",
    })
    void asksTheHeaderThenTheSourceThenTheDefaultForTheLevel(
            @Nullable String header, String source, boolean small, boolean sloppy) {
        RulesCheck check = check(Map.of("Partner", ValidationLevel.STRICT, "crawler", ValidationLevel.LENIENT));
        assertThat(passes(check, SMALL.formatted(source), header)).isEqualTo(small);
        assertThat(passes(check, SLOPPY.formatted(source), header)).isEqualTo(sloppy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"externalId\":\"a\",\"title\":\"Welder\",\"source\":\" \"}",
                "{\"externalId\":\"a\",\"title\":\"Welder\"}"
            })
    void takesTheLevelOfTheDefaultSourceForAPostingWithoutOne(String json) {
        assertThat(passes(check(Map.of("manual", ValidationLevel.STRICT)), json, null))
                .isFalse();
    }

    @Test
    void refusesBytesThatAreNoPostingAtDecoding() {
        Refusal refusal = refusal(check(Map.of()).check(text("a", "{\"title\":", NOON)));
        assertThat(refusal.stage()).isEqualTo(Stage.DECODE);
        assertThat(refusal.fault()).isEqualTo("malformed");
        assertThat(refusal.code()).isEqualTo("json.syntax");
    }

    @Test
    void refusesAnEmptyValueWhichIsNoTombstone() {
        assertThat(refusal(check(Map.of()).check(text("a", "", NOON))).code()).isEqualTo("json.not_an_object");
    }

    @Test
    void refusesWithEveryReasonTheFirstOneIsTheCode() {
        Refusal refusal = refusal(check(Map.of()).check(text(null, "{\"title\":\"x\"}", Instant.EPOCH)));
        assertThat(refusal.stage()).isEqualTo(Stage.CHECK);
        assertThat(refusal.fault()).isEqualTo("invalid");
        assertThat(refusal.code()).isEqualTo("externalId.required");
        assertThat(refusal.reasons())
                .extracting(Reason::code)
                .containsExactly("externalId.required", "title.too_short", "timestamp.range");
    }

    @Test
    void keysByTheValueWhateverTheRecordsKey() {
        byte[] value = SMALL.formatted("x").getBytes(StandardCharsets.UTF_8);
        RulesCheck check = check(Map.of());
        Checked.Posting keyless = (Checked.Posting) check.check(delivery(null, value, NOON, List.of()));
        assertThat(keyless.job().key().value()).isEqualTo("a");
        assertThat(keyless.warnings()).isEmpty();
        Checked.Posting other = (Checked.Posting) check.check(delivery("b", value, NOON, List.of()));
        assertThat(other.job().key().value()).isEqualTo("a");
        assertThat(other.warnings()).extracting(Reason::code).containsExactly("externalId.differs_from_key");
    }

    @Test
    void takesATombstoneForTheClosingOfItsKey() {
        Checked.Closing closing = (Checked.Closing) check(Map.of()).check(text(" Malmo\u0308 ", null, NOON));
        assertThat(closing.key().value()).isEqualTo("Malmö");
    }

    @Test
    void refusesTombstonesThatNameNoKey() {
        RulesCheck check = check(Map.of());
        for (@Nullable String key : new @Nullable String[] {null, "", " ", "undefined", "a\u0000", "x".repeat(513)}) {
            assertThat(refusal(check.check(text(key, null, NOON))).code()).isEqualTo("key.invalid");
        }
        Delivery illFormed =
                new Delivery(origin(NOON), new byte[] {(byte) 0xC0, (byte) 0xAF}, null, List.of(), () -> {});
        assertThat(refusal(check.check(illFormed)).code()).isEqualTo("key.invalid");
    }

    @Test
    void refusesTimestampsThatWouldWinForEver() {
        RulesCheck check = check(Map.of());
        String json = SMALL.formatted("x");
        assertThat(check.check(text("a", json, NOON.plus(Duration.ofHours(24)))))
                .isInstanceOf(Checked.Posting.class);
        Instant future = NOON.plus(Duration.ofHours(24)).plusMillis(1);
        assertThat(refusal(check.check(text("a", json, future))).code()).isEqualTo("timestamp.future");
        assertThat(refusal(check.check(text("a", null, future))).code()).isEqualTo("timestamp.future");
        Instant end = Instant.ofEpochMilli(Long.MAX_VALUE);
        assertThat(refusal(check.check(text("a", json, end))).code()).isEqualTo("timestamp.future");
    }

    @Test
    void refusesMissingAndAncientTimestampsAndTakesLateRecords() {
        RulesCheck check = check(Map.of());
        String json = SMALL.formatted("x");
        Instant missing = Instant.ofEpochMilli(-1);
        assertThat(refusal(check.check(text("a", json, missing))).code()).isEqualTo("timestamp.range");
        assertThat(refusal(check.check(text("a", null, missing))).code()).isEqualTo("timestamp.range");
        assertThat(check.check(text("a", json, NOON.minus(Duration.ofDays(3_650)))))
                .isInstanceOf(Checked.Posting.class);
    }

    @Test
    void takesARecordWithNonsensicalBatchHeadersForOneWithoutABatch() {
        List<Header> headers = new ArrayList<>(headers(new BatchItem(new UUID(1, 2), 0, 3, 3, "client")));
        headers.add(new Header("workwise-batch-index", "7".getBytes(StandardCharsets.UTF_8)));
        byte[] value = SMALL.formatted("x").getBytes(StandardCharsets.UTF_8);
        assertThat(check(Map.of()).check(delivery("a", value, NOON, headers)).item())
                .isEmpty();
    }

    private static RulesCheck check(Map<String, ValidationLevel> levels) {
        CheckSettings settings = new CheckSettings(ValidationLevel.MODERATE, levels, Duration.ofHours(24));
        return new RulesCheck(settings, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static boolean passes(RulesCheck check, String json, @Nullable String level) {
        List<Header> headers = level == null
                ? List.of()
                : List.of(new Header("workwise-level", level.getBytes(StandardCharsets.UTF_8)));
        Checked checked = check.check(delivery("a", json.getBytes(StandardCharsets.UTF_8), NOON, headers));
        return checked instanceof Checked.Posting;
    }

    private static Refusal refusal(Checked checked) {
        assertThat(checked).isInstanceOf(Checked.Refused.class);
        return ((Checked.Refused) checked).refusal();
    }

    private static List<Header> headers(BatchItem item) {
        List<Header> headers = new ArrayList<>();
        item.headers().forEach((name, value) -> headers.add(new Header(name, value.getBytes(StandardCharsets.UTF_8))));
        return headers;
    }

    private static Delivery text(@Nullable String key, @Nullable String value, Instant time) {
        return delivery(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8), time, List.of());
    }

    private static Delivery delivery(
            @Nullable String key, byte @Nullable [] value, Instant time, List<Header> headers) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new Delivery(origin(time), bytes, value, headers, () -> {});
    }

    private static Origin origin(Instant time) {
        return new Origin("jobs.raw", 0, 7, time.toEpochMilli());
    }
}
