package com.workwise.ingest.ctl.json;

/**
 * Which characters are never printed as they are: control characters (ANSI, OSC, C1), what turns the direction of text or is invisible, lone
 * surrogates, and long piles of combining marks.
 */
public final class Inert {

    /** No script needs more on one letter; more of them paint over the lines around. */
    private static final int MARKS = 4;

    private Inert() {}

    /** For people: one line, every such character as {@code \u001b}. */
    public static String text(String text) {
        return escape(text, true);
    }

    /** Of JSON: outside its strings there are none but line breaks and spaces, so that escapes keep it the same document. */
    static String json(String json) {
        return escape(json, false);
    }

    private static String escape(String text, boolean lineBreaks) {
        if (plain(text)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            boolean whitespace = !lineBreaks && (c == '\n' || c == '\r' || c == '\t');
            if (!whitespace && (marks > MARKS || isHostile(c))) {
                for (char unit : Character.toChars(c)) {
                    result.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                result.appendCodePoint(c);
            }
        }
        return result.toString();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isHostile(int c) {
        if (c <= '~') {
            return c < ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            default -> isInvisible(c);
        };
    }

    /** Letters and marks that leave nothing to see: joiners, fillers, selectors of a variant, the blank of Braille. */
    private static boolean isInvisible(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
