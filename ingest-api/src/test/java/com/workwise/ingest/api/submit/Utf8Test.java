package com.workwise.ingest.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {

    @Test
    void findsACharacterAtEveryPlaceAndOnlyWithinTheBounds() {
        for (int at = 0; at < 40; at++) {
            byte[] bytes = new byte[40];
            Arrays.fill(bytes, (byte) '[');
            bytes[at] = '\\';
            for (int from = 0; from <= 40; from++) {
                for (int to = from; to <= 40; to++) {
                    assertThat(Utf8.indexOf('\\', bytes, from, to)).isEqualTo(at >= from && at < to ? at : to);
                }
            }
        }
    }

    /** Neighbours of the wanted byte, and those that have its high bit, are what such arithmetic gets wrong. */
    @Test
    void findsWhatAPlainLoopFinds() {
        byte[] choice = {'\n', '\n' + 1, '\n' - 1, 0, (byte) 0x8A, (byte) 0x80, (byte) 0xFF, 'x'};
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = choice[random.nextInt(i % 2 == 0 ? 1 : 0, choice.length)];
            }
            int plain = 0;
            while (plain < bytes.length && bytes[plain] != '\n') {
                plain++;
            }
            assertThat(Utf8.indexOf('\n', bytes, 0, bytes.length)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "0123456\\ud800", "01234567\\uD8", "\\n\\n\\n\\n\\\\\\\\\\ud", "\\\\ud"})
    void suspectsSurrogateEscapes(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(Utf8.mayHoldSurrogateEscapes(bytes, 0, bytes.length)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ud800", "\\n \\u00e9 \\\\ \\uFFFD", "\\u", "01234567\\", "\\U0000d"})
    void suspectsNoOthers(String text) {
        byte[] bytes = Arrays.copyOf((text + "\\ud800").getBytes(UTF_8), text.length() + 6);
        assertThat(Utf8.mayHoldSurrogateEscapes(bytes, 0, text.length())).isFalse();
    }
}
