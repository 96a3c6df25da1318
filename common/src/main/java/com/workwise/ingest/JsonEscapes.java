package com.workwise.ingest;

/** A JSON string's bytes without their escapes (RFC 8259, 7). */
final class JsonEscapes {

    private static final int HEX = 16;
    private static final int UNICODE_LENGTH = 6;
    private static final long BACKSLASHES = EightBytes.repeat('\\');

    private JsonEscapes() {}

    /**
     * @param json well-formed UTF-8 and valid escapes from one position to the other
     * @return the position after the last byte written
     */
    static int write(byte[] json, int from, int to, byte[] target, int at) {
        int out = at;
        int plain = from;
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to) {
                long found = EightBytes.any(EightBytes.at(json, i), BACKSLASHES);
                if (found == 0) {
                    i += Long.BYTES;
                    continue;
                }
                i += EightBytes.first(found);
            }
            if (json[i] != '\\') {
                i++;
                continue;
            }
            System.arraycopy(json, plain, target, out, i - plain);
            out += i - plain;
            if (json[i + 1] != 'u') {
                target[out++] = meaning(json[i + 1]);
                i += 2;
            } else {
                int c = unit(json, i);
                i += UNICODE_LENGTH;
                if (Character.isHighSurrogate((char) c)) {
                    c = Character.toCodePoint((char) c, (char) unit(json, i));
                    i += UNICODE_LENGTH;
                }
                out = writeCodePoint(c, target, out);
            }
            plain = i;
        }
        System.arraycopy(json, plain, target, out, to - plain);
        return out + to - plain;
    }

    private static byte meaning(byte escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escape;
        };
    }

    private static int unit(byte[] json, int backslash) {
        int unit = 0;
        for (int i = backslash + 2; i < backslash + UNICODE_LENGTH; i++) {
            unit = unit * HEX + Character.digit(json[i], HEX);
        }
        return unit;
    }

    private static int writeCodePoint(int c, byte[] target, int at) {
        int out = at;
        if (c < 0x80) {
            target[out++] = (byte) c;
        } else if (c < 0x800) {
            target[out++] = (byte) (0xC0 | c >> 6);
            target[out++] = (byte) (0x80 | c & 0x3F);
        } else {
            if (c < 0x10000) {
                target[out++] = (byte) (0xE0 | c >> 12);
            } else {
                target[out++] = (byte) (0xF0 | c >> 18);
                target[out++] = (byte) (0x80 | c >> 12 & 0x3F);
            }
            target[out++] = (byte) (0x80 | c >> 6 & 0x3F);
            target[out++] = (byte) (0x80 | c & 0x3F);
        }
        return out;
    }
}
