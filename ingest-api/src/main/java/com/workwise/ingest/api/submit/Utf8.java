package com.workwise.ingest.api.submit;

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
    static boolean mayHoldSurrogateEscapes(byte[] bytes, int length) {
        for (int i = 0; i + 2 < length; i++) {
            if (bytes[i] == '\\' && bytes[i + 1] == 'u' && (bytes[i + 2] | 0x20) == 'd') {
                return true;
            }
        }
        return false;
    }
}
