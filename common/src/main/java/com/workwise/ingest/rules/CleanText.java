package com.workwise.ingest.rules;

import com.workwise.ingest.Texts;

/**
 * A text without what PostgreSQL cannot hold or people cannot see.
 *
 * @param text U+0000 and other control characters removed, lone surrogates replaced by U+FFFD, ends stripped; in a line,
 *     line breaks and tabs are blanks and controls of the writing direction are removed
 * @param hadControls control characters other than line breaks and tabs, or controls of the writing direction
 * @param wasIllFormed lone surrogates
 */
record CleanText(String text, boolean hadControls, boolean wasIllFormed) {

    static CleanText line(String sent) {
        return clean(sent, true);
    }

    static CleanText paragraphs(String sent) {
        return clean(sent, false);
    }

    private static CleanText clean(String sent, boolean line) {
        if (Texts.isPlain(sent)) {
            return new CleanText(sent, false, false);
        }
        int dirty = firstDirty(sent, line);
        return dirty < 0 ? new CleanText(sent.strip(), false, false) : rebuild(sent, dirty, line);
    }

    private static int firstDirty(String text, boolean line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                continue;
            }
            if (Character.isSurrogate(c)
                    || Character.isISOControl(c) && (line || !isBreak(c))
                    || line && Texts.isBidiControl(c)) {
                return i;
            }
        }
        return -1;
    }

    private static CleanText rebuild(String sent, int from, boolean line) {
        StringBuilder clean = new StringBuilder(sent.length()).append(sent, 0, from);
        boolean controls = false;
        boolean illFormed = false;
        for (int i = from; i < sent.length(); i++) {
            char c = sent.charAt(i);
            if (isBreak(c)) {
                clean.append(line ? ' ' : c);
            } else if (Character.isISOControl(c) || line && Texts.isBidiControl(c)) {
                controls = true;
            } else if (!Character.isSurrogate(c)) {
                clean.append(c);
            } else if (i + 1 < sent.length() && Character.isSurrogatePair(c, sent.charAt(i + 1))) {
                clean.append(c).append(sent.charAt(++i));
            } else {
                illFormed = true;
                clean.append('\uFFFD');
            }
        }
        return new CleanText(clean.toString().strip(), controls, illFormed);
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\t';
    }
}
