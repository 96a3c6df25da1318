package com.workwise.ingest;

/** What PostgreSQL cannot hold or people cannot see in a text. */
public final class Texts {

    private Texts() {}

    /** @return whether the text holds a lone surrogate; PostgreSQL would store it as '?', making two texts one */
    public static boolean isIllFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /**
     * @return whether there is nothing to clean, to strip, to normalise or to look for: visible ASCII, with blanks only in
     *     between. Most short texts are so, and one look saves all others
     */
    public static boolean isPlain(String text) {
        int end = text.length();
        if (end == 0 || text.charAt(0) == ' ' || text.charAt(end - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** @return whether there is nothing to see: only blanks of any kind, and characters without a shape */
    public static boolean isInvisible(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isVisible(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** @return whether it is neither a blank of any kind nor a character without a shape */
    public static boolean isVisible(int c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT;
    }

    /** @return whether the text holds a control character, line breaks and tabs included */
    public static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** @return whether the character changes the order in which the text around it is shown */
    public static boolean isBidiControl(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
