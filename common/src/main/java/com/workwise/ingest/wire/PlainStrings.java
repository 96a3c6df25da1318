package com.workwise.ingest.wire;

import com.workwise.ingest.EightBytes;
import com.workwise.ingest.LongText;
import com.workwise.ingest.Texts;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, without decoding it, whether a JSON string can be kept as it is: nothing to clean, nothing to strip, nothing
 * invisible, nothing malformed. Whatever is unsure is not plain, and goes the slower way through a String.
 */
final class PlainStrings {

    private static final int HEX = 16;
    private static final int UNICODE_LENGTH = 6;

    /** What a byte may mean within a string. */
    private static final byte[] KINDS = new byte[256];

    private static final byte QUOTE = 1;
    private static final byte BACKSLASH = 2;
    private static final byte CONTROL = 3;

    /** The first byte of U+0080 to U+00BF, half of which are control characters. */
    private static final byte LATIN = 4;

    private static final long QUOTES = EightBytes.repeat('"');
    private static final long BACKSLASHES = EightBytes.repeat('\\');
    private static final long BLANKS = EightBytes.repeat(' ');
    private static final long DELETES = EightBytes.repeat(0x7F);
    private static final long LATINS = EightBytes.repeat(0xC2);

    static {
        for (int i = 0; i < 0x20; i++) {
            KINDS[i] = CONTROL;
        }
        KINDS[0x7F] = CONTROL;
        KINDS['"'] = QUOTE;
        KINDS['\\'] = BACKSLASH;
        KINDS[0xC2] = LATIN;
    }

    private PlainStrings() {}

    /**
     * @param json well-formed UTF-8
     * @param from after the opening quote
     * @param most bytes that are let through
     * @return null when it is not plain
     */
    static @Nullable LongText read(byte[] json, int from, int most) {
        int i = from;
        int escape = -1;
        while (i < json.length) {
            if (i + Long.BYTES <= json.length) {
                long special = special(EightBytes.at(json, i));
                if (special == 0) {
                    i += Long.BYTES;
                    continue;
                }
                i += EightBytes.first(special);
            }
            switch (KINDS[json[i] & 0xFF]) {
                case 0 -> i++;
                case QUOTE -> {
                    boolean plain = i > from && i - from <= most && isVisible(json, from) && i != escape;
                    return plain && !endsBlank(json, i) ? LongText.ofJson(json, from, i, escape >= 0) : null;
                }
                case BACKSLASH -> {
                    i = afterEscape(json, i);
                    escape = i;
                    if (i < 0) {
                        return null;
                    }
                }
                case LATIN -> {
                    if (json[i + 1] < (byte) 0xA0) {
                        return null;
                    }
                    i += 2;
                }
                default -> {
                    return null;
                }
            }
        }
        return null;
    }

    /** Those that are not of kind 0. */
    private static long special(long eight) {
        return EightBytes.below(eight, BLANKS)
                | EightBytes.any(eight, QUOTES)
                | EightBytes.any(eight, BACKSLASHES)
                | EightBytes.any(eight, DELETES)
                | EightBytes.any(eight, LATINS);
    }

    /** @return the position after it; negative when it is unknown, or makes a control character or a lone surrogate */
    static int afterEscape(byte[] json, int backslash) {
        if (backslash + 1 >= json.length) {
            return -1;
        }
        return switch (json[backslash + 1]) {
            case '"', '\\', '/', 'n', 'r', 't' -> backslash + 2;
            case 'u' -> afterUnicode(json, backslash);
            default -> -1;
        };
    }

    private static int afterUnicode(byte[] json, int backslash) {
        int unit = unit(json, backslash);
        if (unit < 0x20 || unit >= 0x7F && unit < 0xA0) {
            return -1;
        }
        int after = backslash + UNICODE_LENGTH;
        if (!Character.isSurrogate((char) unit)) {
            return after;
        }
        int low = Character.isHighSurrogate((char) unit) ? unit(json, after) : -1;
        return low >= 0 && Character.isLowSurrogate((char) low) ? after + UNICODE_LENGTH : -1;
    }

    private static int unit(byte[] json, int backslash) {
        if (backslash + UNICODE_LENGTH > json.length || json[backslash] != '\\' || json[backslash + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = backslash + 2; i < backslash + UNICODE_LENGTH; i++) {
            int digit = Character.digit(json[i], HEX);
            if (digit < 0) {
                return -1;
            }
            unit = unit * HEX + digit;
        }
        return unit;
    }

    private static boolean isVisible(byte[] json, int first) {
        if (json[first] == '\\') {
            return json[first + 1] == '"' || json[first + 1] == '\\' || json[first + 1] == '/';
        }
        if (json[first] >= 0) {
            return json[first] > ' ';
        }
        return Texts.isVisible(codePoint(json, first));
    }

    private static boolean endsBlank(byte[] json, int end) {
        int last = end - 1;
        if (json[last] >= 0) {
            return json[last] <= ' ';
        }
        while ((json[last] & 0xC0) == 0x80) {
            last--;
        }
        return Character.isWhitespace(codePoint(json, last));
    }

    private static int codePoint(byte[] utf8, int at) {
        int lead = utf8[at] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return new String(utf8, at, length, StandardCharsets.UTF_8).codePointAt(0);
    }
}
