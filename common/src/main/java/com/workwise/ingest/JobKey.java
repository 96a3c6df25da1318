package com.workwise.ingest;

import java.text.Normalizer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a posting: its externalId without blanks at the ends, in Unicode form NFC. Nothing else is normalised,
 * so ids that differ in case or in a zero-width character are different postings. Never invented and never cut:
 * real ids share prefixes of more than a hundred characters, so a cut id would merge postings.
 */
public record JobKey(String value) {

    /** In code points. Four bytes each still fit PostgreSQL's index row of 2,704 bytes. */
    public static final int MAX_LENGTH = 512;

    /**
     * In UTF-16 units: NFC composes four code points into one at the most. Longer ids are not even normalised, because
     * that takes the square of the time for a letter with many marks.
     */
    private static final int MAX_SENT = 2 * 4 * MAX_LENGTH;

    private static final Set<String> NOT_IDS = Set.of("undefined", "null");

    public JobKey {
        if (!isUsual(value)) {
            Reason problem = problem(value);
            if (problem != null) {
                throw new IllegalArgumentException(problem.message());
            }
            value = normalised(value);
        }
    }

    /** Fine as it is. */
    private static boolean isUsual(String externalId) {
        return externalId.length() <= MAX_LENGTH && Texts.isPlain(externalId) && !NOT_IDS.contains(externalId);
    }

    /** @return why the text cannot be a key, or null when it can */
    public static @Nullable Reason problem(@Nullable String externalId) {
        if (externalId != null && isUsual(externalId)) {
            return null;
        }
        if (externalId == null || Texts.isInvisible(externalId)) {
            return refused("required", "externalId is missing or blank; send the posting's id at its source");
        }
        if (Texts.isIllFormed(externalId)) {
            return refused("ill_formed_unicode", "externalId holds a lone surrogate, which is not Unicode text");
        }
        if (Texts.hasControls(externalId.strip())) {
            return refused("control_characters", "externalId holds control characters; send the id without them");
        }
        if (externalId.strip().length() > MAX_SENT) {
            return tooLong();
        }
        String key = normalised(externalId);
        if (NOT_IDS.contains(key)) {
            return refused("placeholder", "externalId is the word 'undefined' or 'null', which is not an id");
        }
        if (key.codePointCount(0, key.length()) > MAX_LENGTH) {
            return tooLong();
        }
        return null;
    }

    private static Reason tooLong() {
        return refused("too_long", "externalId is over " + MAX_LENGTH + " characters; it is never cut");
    }

    private static String normalised(String externalId) {
        return Texts.isPlain(externalId) ? externalId : Normalizer.normalize(externalId.strip(), Normalizer.Form.NFC);
    }

    private static Reason refused(String problem, String message) {
        return Reason.of(JobField.EXTERNAL_ID, problem, message);
    }

    /** By code points, which is the order of PostgreSQL's {@code COLLATE "C"}; String's own differs past U+FFFF. */
    public static int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean sameKind = Character.isSurrogate(a) == Character.isSurrogate(b);
                return sameKind ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
