package com.workwise.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostingCheckTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Passes MODERATE, not STRICT. */
    private static final String SMALL = "{\"externalId\":\"a\",\"title\":\"Welder\",\"source\":\"%s\"}";

    /** Passes LENIENT alone. */
    private static final String SLOPPY = "{\"externalId\":\"a\",\"title\":12,\"source\":\"%s\"}";

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
        Map<String, ValidationLevel> levels =
                Map.of("Partner", ValidationLevel.STRICT, "crawler", ValidationLevel.LENIENT);
        assertThat(passes(levels, SMALL.formatted(source), header)).isEqualTo(small);
        assertThat(passes(levels, SLOPPY.formatted(source), header)).isEqualTo(sloppy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"externalId\":\"a\",\"title\":\"Welder\",\"source\":\" \"}",
                "{\"externalId\":\"a\",\"title\":\"Welder\"}"
            })
    void takesTheLevelOfTheDefaultSourceForAPostingWithoutOne(String json) {
        assertThat(passes(Map.of("manual", ValidationLevel.STRICT), json, null)).isFalse();
    }

    @Test
    void refusesBytesThatAreNoPostingAtDecoding() {
        Judgement.Refused refused = refused(text("a", "{\"title\":", NOON));
        assertThat(refused.stage()).isEqualTo(Stage.DECODE);
        assertThat(refused.fault()).isEqualTo("malformed");
        assertThat(refused.reasons()).extracting(Reason::code).containsExactly("json.syntax");
    }

    @Test
    void refusesAnEmptyValueWhichIsNoTombstone() {
        assertThat(code(text("a", "", NOON))).isEqualTo("json.not_an_object");
    }

    @Test
    void refusesWithEveryReason() {
        Judgement.Refused refused = refused(text(null, "{\"title\":\"x\"}", Instant.EPOCH));
        assertThat(refused.stage()).isEqualTo(Stage.CHECK);
        assertThat(refused.fault()).isEqualTo("invalid");
        assertThat(refused.reasons())
                .extracting(Reason::code)
                .containsExactly("externalId.required", "title.too_short", "timestamp.range");
    }

    @Test
    void keysByTheValueWhateverTheRecordsKey() {
        Judgement.Accepted keyless = (Judgement.Accepted) text(null, SMALL.formatted("x"), NOON);
        assertThat(keyless.job().key().value()).isEqualTo("a");
        assertThat(keyless.warnings()).isEmpty();
        Judgement.Accepted other = (Judgement.Accepted) text("b", SMALL.formatted("x"), NOON);
        assertThat(other.job().key().value()).isEqualTo("a");
        assertThat(other.warnings()).extracting(Reason::code).containsExactly("externalId.differs_from_key");
    }

    @Test
    void takesATombstoneForTheClosingOfItsKey() {
        Judgement.Closing closing = (Judgement.Closing) text(" Malmo\u0308 ", null, NOON);
        assertThat(closing.key().value()).isEqualTo("Malmö");
    }

    @Test
    void refusesTombstonesThatNameNoKey() {
        for (@Nullable String key : new @Nullable String[] {null, "", " ", "undefined", "a\u0000", "x".repeat(513)}) {
            assertThat(code(text(key, null, NOON))).isEqualTo("key.invalid");
        }
        byte[] illFormed = {(byte) 0xC0, (byte) 0xAF};
        assertThat(code(check(Map.of()).judge(illFormed, null, null, NOON, NOON)))
                .isEqualTo("key.invalid");
    }

    @Test
    void refusesTimestampsThatWouldWinForEver() {
        String json = SMALL.formatted("x");
        assertThat(text("a", json, NOON.plus(Duration.ofHours(24)))).isInstanceOf(Judgement.Accepted.class);
        Instant future = NOON.plus(Duration.ofHours(24)).plusMillis(1);
        assertThat(code(text("a", json, future))).isEqualTo("timestamp.future");
        assertThat(code(text("a", null, future))).isEqualTo("timestamp.future");
        assertThat(code(text("a", json, Instant.ofEpochMilli(Long.MAX_VALUE)))).isEqualTo("timestamp.future");
    }

    @Test
    void refusesMissingAndAncientTimestampsAndTakesLateRecords() {
        String json = SMALL.formatted("x");
        Instant missing = Instant.ofEpochMilli(-1);
        assertThat(code(text("a", json, missing))).isEqualTo("timestamp.range");
        assertThat(code(text("a", null, missing))).isEqualTo("timestamp.range");
        assertThat(text("a", json, NOON.minus(Duration.ofDays(3_650)))).isInstanceOf(Judgement.Accepted.class);
    }

    private static PostingCheck check(Map<String, ValidationLevel> levels) {
        return new PostingCheck(new CheckPolicy(ValidationLevel.MODERATE, levels, Duration.ofHours(24)));
    }

    private static boolean passes(Map<String, ValidationLevel> levels, String json, @Nullable String level) {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return check(levels).judge(null, value, level, NOON, NOON) instanceof Judgement.Accepted;
    }

    private static Judgement text(@Nullable String key, @Nullable String value, Instant observed) {
        return check(Map.of()).judge(bytes(key), bytes(value), null, observed, NOON);
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static Judgement.Refused refused(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Refused.class);
        return (Judgement.Refused) judgement;
    }

    private static String code(Judgement judgement) {
        return refused(judgement).reasons().getFirst().code();
    }
}
