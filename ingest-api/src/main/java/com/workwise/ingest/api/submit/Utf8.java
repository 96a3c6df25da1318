package com.workwise.ingest.api.submit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What UTF-8 bytes hold that the parser must not meet unawares. */
final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    static boolean hasByteOrderMark(byte[] bytes, int from, int length) {
        return length >= from + 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
    }

    /** A lone surrogate can only be written as an escape; most bodies have none and need no closer look. */
    static boolean mayHoldSurrogateEscapes(byte[] bytes, int from, int to) {
        int i = indexOf('\\', bytes, from, to);
        while (i + 2 < to) {
            if (bytes[i + 1] == 'u' && (bytes[i + 2] | 0x20) == 'd') {
                return true;
            }
            i = indexOf('\\', bytes, i + 1, to);
        }
        return false;
    }

    /**
     * Eight bytes at a time, because it passes over every byte of every body: the plain loop is not vectorised.
     *
     * @param wanted an ASCII character
     * @return where the next one is, or {@code to}
     */
    static int indexOf(char wanted, byte[] bytes, int from, int to) {
        long pattern = wanted * ONES;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            // Zero where the byte is the wanted one; the lowest zero byte is the lowest whose high bit is set here.
            long difference = (long) EIGHT_BYTES.get(bytes, i) ^ pattern;
            long found = (difference - ONES) & ~difference & HIGH_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** @return whether there are only JSON's blanks */
    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /**
     * @return whether the parser would skip a byte order mark here or take the bytes for UTF-16 or UTF-32, which it
     *     does by a zero among the first four; neither is JSON in UTF-8
     */
    static boolean looksLikeAnotherEncoding(byte[] bytes, int from, int to) {
        for (int i = from; i < Math.min(from + 4, to); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return hasByteOrderMark(bytes, from, to);
    }
}
