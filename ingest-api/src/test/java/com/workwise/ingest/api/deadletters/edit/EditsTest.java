package com.workwise.ingest.api.deadletters.edit;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EditsTest {

    private static final Edits TITLE = Edits.parse("[{\"op\":\"mergePatch\",\"patch\":{\"title\":\"Cook\"}}]");
    private static final Edits STRIP = Edits.parse("[{\"op\":\"stripNul\"}]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "1e5",
                "1E+5",
                "-0",
                "-0.0",
                "1e1000000000",
                "-1e-1000000000",
                "12345678901234567890123",
                "0.1e-7"
            })
    void keepsTheDigitsOfEveryNumber(String number) {
        assertThat(Letters.edited(TITLE, "{\"n\": " + number + ", \"a\": [" + number + "]}"))
                .isEqualTo("{\"n\":" + number + ",\"a\":[" + number + "],\"title\":\"Cook\"}");
    }

    @Test
    void keepsTheOrderOfThePropertiesAndAllOtherTexts() {
        assertThat(Letters.edited(
                        TITLE, "{\"z\":\"Größe 😀 中 \\u0001\\\\\",\"title\":null,\"__proto__\":{\"x\":1},\"a\":[]}"))
                .isEqualTo("{\"z\":\"Größe 😀 中 \\u0001\\\\\",\"title\":\"Cook\",\"__proto__\":{\"x\":1},\"a\":[]}");
    }

    @Test
    void keepsLoneSurrogatesAsEscapes() {
        assertThat(Letters.edited(TITLE, "{\"a\":\"\\ud83d\\ude00 \\uD800x \\udfff\"}"))
                .isEqualTo("{\"a\":\"😀 \\ud800x \\udfff\",\"title\":\"Cook\"}");
    }

    @Test
    void doesNotEditWhatTheWorkersCouldNotReadEither() {
        assertThat(Letters.refusal(TITLE, "{\"a\\udC00\":1}".getBytes(UTF_8))).isEqualTo("json.syntax");
    }

    @Test
    void leavesTheBytesWhereNothingChanges() {
        assertThat(Letters.apply(TITLE, "{ \"title\" : \"\\u0043ook\" }")).isEqualTo(new EditResult.Unchanged(null));
        assertThat(Edits.NONE.apply(new byte[] {1, 2})).isEqualTo(new EditResult.Unchanged(null));
        assertThat(Edits.NONE.apply(null)).isEqualTo(new EditResult.Unchanged(null));
    }

    @Test
    void tellsWhyAValueCannotBeEdited() {
        assertThat(((EditResult.NotEditable) TITLE.apply(null)).code()).isEqualTo("value.none");
        assertThat(Letters.refusal(TITLE, new byte[0])).isEqualTo("json.not_an_object");
        assertThat(Letters.refusal(TITLE, "[1]".getBytes(UTF_8))).isEqualTo("json.not_an_object");
        assertThat(Letters.refusal(TITLE, "{\"a\":1} x".getBytes(UTF_8))).isEqualTo("json.syntax");
        assertThat(Letters.refusal(TITLE, "{\"a\":1,\"a\":2}".getBytes(UTF_8))).isEqualTo("json.syntax");
        assertThat(Letters.refusal(TITLE, "{\"a\":{\"b\":1,\"b\":2}}".getBytes(UTF_8)))
                .isEqualTo("json.syntax");
        assertThat(Letters.refusal(TITLE, "{\"a\":NaN}".getBytes(UTF_8))).isEqualTo("json.syntax");
        assertThat(Letters.refusal(TITLE, new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}))
                .isEqualTo("json.encoding");
        assertThat(Letters.refusal(TITLE, ("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}").getBytes(UTF_8)))
                .isEqualTo("json.limit");
        assertThat(Letters.refusal(TITLE, ("{\"a\":" + "1".repeat(101) + "}").getBytes(UTF_8)))
                .isEqualTo("json.limit");
    }

    @Test
    void stripsNulFromAllTextsAndNames() {
        assertThat(Letters.edited(STRIP, "{\"a\\u0000b\":[\"\\u0000x\",{\"c\":\"d\\u0000\"}],\"n\":0}"))
                .isEqualTo("{\"ab\":[\"x\",{\"c\":\"d\"}],\"n\":0}");
        assertThat(Letters.apply(STRIP, "{\"a\":\"b\"}")).isEqualTo(new EditResult.Unchanged(null));
        assertThat(Letters.refusal(STRIP, "{\"a\":1,\"a\\u0000\":2}".getBytes(UTF_8)))
                .isEqualTo("json.names_collide");
    }

    @Test
    void stripsRawZeroBytes() {
        EditResult.Edited mended = Letters.changed(STRIP, "\u0000{\"a\":\"b\u0000c\u0000\"}\u0000");
        assertThat(new String(mended.value(), UTF_8)).isEqualTo("{\"a\":\"bc\"}");
        assertThat(mended.changes()).hasSize(1);
        assertThat(Letters.refusal(TITLE, "{\"a\":\"b\u0000c\"}".getBytes(UTF_8)))
                .isEqualTo("json.syntax");
    }

    @Test
    void doesNotTakeTheZerosOutOfWideEncodings() {
        assertThat(Letters.refusal(STRIP, "{\"a\":\"\u4E2D\"}".getBytes(UTF_16LE)))
                .isEqualTo("json.encoding");
    }

    @Test
    void givesAFieldItsDefaultOnlyWhereItHasNone() {
        Edits edits = Edits.parse("[{\"op\":\"default\",\"field\":\"company\",\"value\":\"X\"}]");
        for (String missing :
                new String[] {"", "\"company\":null", "\"company\":\"\"", "\"company\":\" \\u00a0\\u200b\\u0000\""}) {
            assertThat(Letters.edited(edits, "{" + missing + "}")).isEqualTo("{\"company\":\"X\"}");
        }
        assertThat(Letters.apply(edits, "{\"company\":\"Y\"}")).isInstanceOf(EditResult.Unchanged.class);
        assertThat(Letters.apply(edits, "{\"company\":0}")).isInstanceOf(EditResult.Unchanged.class);
    }

    @Test
    void tellsTheObservedTimeBesideTheValueWhateverItIs() {
        Edits edits = Edits.parse("[{\"op\":\"setObservedAt\",\"value\":\"2026-01-31T09:30:00Z\"}]");
        Instant time = Instant.parse("2026-01-31T09:30:00Z");
        assertThat(edits.apply(null)).isEqualTo(new EditResult.Unchanged(time));
        assertThat(edits.apply(new byte[] {7})).isEqualTo(new EditResult.Unchanged(time));
    }

    @Test
    void appliesEditsInTheirOrder() {
        Edits edits = Edits.parse("""
                [{"op":"mergePatch","patch":{"title":null}},{"op":"default","field":"title","value":"Cook"},
                 {"op":"setObservedAt","value":"2026-01-31T09:30:00Z"}]""");
        assertThat(Letters.edited(edits, "{\"title\":\"x\",\"a\":1}")).isEqualTo("{\"a\":1,\"title\":\"Cook\"}");
        assertThat(Letters.changed(edits, "{}").observedAt()).isEqualTo("2026-01-31T09:30:00Z");
    }

    @Test
    void refusesToMakeAValueTooLarge() {
        Edits edits =
                Edits.parse("[{\"op\":\"mergePatch\",\"patch\":{\"description\":\"" + "x".repeat(60_000) + "\"}}]");
        String filler = "{\"x\":\"" + "y".repeat(250_000) + "\"}";
        assertThat(Letters.refusal(edits, filler.getBytes(UTF_8))).isEqualTo("value.too_large");
    }

    @Test
    void editsLargeAndCrowdedValuesInTime() {
        StringBuilder crowded = new StringBuilder("{\"d\":\"" + "\\u0000😀".repeat(30_000) + "\"");
        for (int i = 0; i < 10_000; i++) {
            crowded.append(",\"p").append(i).append("\\u0000\":\"\\u0000\"");
        }
        long start = System.nanoTime();
        EditResult.Edited edited = Letters.changed(STRIP, crowded.append('}').toString());
        assertThat(edited.changes()).hasSize(50);
        assertThat(edited.value()).startsWith("{\"d\":\"😀😀".getBytes(UTF_8)).doesNotContain(0);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void editsAsDeepAsAPostingMayBe() {
        String deep = "[".repeat(31) + "\"\\u0000\"" + "]".repeat(31);
        assertThat(Letters.edited(STRIP, "{\"a\":" + deep + "}"))
                .isEqualTo("{\"a\":" + deep.replace("\\u0000", "") + "}");
    }
}
