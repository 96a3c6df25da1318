package com.workwise.ingest.api.submit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes are what we read: UTF-8, and no other form of Unicode. */
final class Utf8 {

    private static final int SCRATCH = 8 * 1024;

    private Utf8() {}

    /** In constant memory: bodies are large. */
    static boolean isWellFormed(byte[] bytes, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer out = CharBuffer.allocate(SCRATCH);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /** UTF-16 and UTF-32 of JSON hold zeros among the first four bytes; the parser would take them for such, and read on. */
    static boolean looksWider(byte[] bytes, int length) {
        for (int i = 0; i < Math.min(4, length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    static boolean hasByteOrderMark(byte[] bytes, int from, int length) {
        return length >= from + 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
    }

    /** A lone surrogate can only be written as an escape; most bodies have none and need no closer look. */
    static boolean mayHoldSurrogateEscapes(byte[] bytes, int length) {
        for (int i = 0; i + 2 < length; i++) {
            if (bytes[i] == '\\' && bytes[i + 1] == 'u' && (bytes[i + 2] | 0x20) == 'd') {
                return true;
            }
        }
        return false;
    }
}
