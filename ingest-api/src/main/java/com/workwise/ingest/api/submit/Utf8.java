package com.workwise.ingest.api.submit;

import com.workwise.ingest.EightBytes;

/** What UTF-8 bytes hold that the parser must not meet unawares. */
final class Utf8 {

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
        long some = EightBytes.repeat(wanted);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long found = EightBytes.any(EightBytes.at(bytes, i), some);
            if (found != 0) {
                return i + EightBytes.first(found);
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
