package com.workwise.ingest.api.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeadersJsonTest {

    @Test
    void givesBackWhatItWasGivenInItsOrder() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertKept(List.of(
                new LetterHeader("b", all),
                new LetterHeader("a", new byte[0]),
                new LetterHeader("b", null),
                new LetterHeader("", "x".getBytes(UTF_8)),
                new LetterHeader("\u0000\u001B[2J\u202E\"\\\n😀", "y".getBytes(UTF_8)),
                new LetterHeader("name", "value".getBytes(UTF_8)),
                new LetterHeader("b", "last".getBytes(UTF_8))));
    }

    @Test
    void holdsNoneAndAsManyAsARecordCan() {
        assertKept(List.of());
        List<LetterHeader> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new LetterHeader("n" + i, new byte[] {(byte) i}));
        }
        assertKept(many);
        assertKept(List.of(new LetterHeader("n".repeat(1_000_000), new byte[1_000_000])));
    }

    @Test
    void findsTheLastOfAName() {
        List<LetterHeader> headers = List.of(
                new LetterHeader("a", "1".getBytes(UTF_8)),
                new LetterHeader("a", "2".getBytes(UTF_8)),
                new LetterHeader("A", "3".getBytes(UTF_8)));
        assertThat(LetterHeader.text(headers, "a")).isEqualTo("2");
        assertThat(LetterHeader.text(headers, "b")).isNull();
    }

    private static void assertKept(List<LetterHeader> headers) {
        List<LetterHeader> read = HeadersJson.read(HeadersJson.write(headers));
        assertThat(read).hasSameSizeAs(headers);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).name()).isEqualTo(headers.get(i).name());
            assertThat(Arrays.equals(read.get(i).value(), headers.get(i).value()))
                    .isTrue();
        }
    }
}
