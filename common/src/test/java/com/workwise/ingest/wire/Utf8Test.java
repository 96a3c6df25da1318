package com.workwise.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK's strict decoder is the measure. */
final class Utf8Test {

    private static final String TEXT =
            "plain ascii, é, ü, €, 漢字, \u07FF\u0800\uD7FF\uE000\uFFFF, 😀, \u0080 and more ascii";

    @Test
    void saysWhatTheDecoderSaysOfEverySequenceOfUpToThreeBytes() {
        for (int value = 0; value <= 0xFFFFFF; value += value < 0x10000 ? 1 : 0x11) {
            agree(new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value});
        }
    }

    @Test
    void saysWhatTheDecoderSaysOfDamagedTexts() {
        Random random = new Random(1);
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200_000; i++) {
            byte[] damaged = text.clone();
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                damaged[random.nextInt(damaged.length)] = (byte) (0x70 + random.nextInt(0x90));
            }
            agree(damaged);
        }
    }

    @Test
    void looksNoFurtherThanItIsTold() {
        byte[] bytes = "ab€".getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isWellFormed(bytes, 2)).isTrue();
        assertThat(Utf8.isWellFormed(bytes, 4)).isFalse();
        assertThat(Utf8.isWellFormed(bytes, 5)).isTrue();
    }

    private static void agree(byte[] bytes) {
        boolean wellFormed;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            wellFormed = true;
        } catch (CharacterCodingException malformed) {
            wellFormed = false;
        }
        if (Utf8.isWellFormed(bytes, bytes.length) != wellFormed) {
            assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(wellFormed ? "well-formed" : "malformed");
        }
    }
}
