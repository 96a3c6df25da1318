package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that passed the rules, as it would be written.
 *
 * @param job null = the letter closes the posting
 * @param observedAt with the offset, the version
 */
record Row(UUID letter, String externalId, @Nullable Job job, Instant observedAt, long offset) {

    /** As UTF-8 bytes sort, which is how the writers' statements sort. */
    static final Comparator<Row> IN_KEY_ORDER = Comparator.comparing(Row::externalId, Row::byCodePoints);

    static final Comparator<Row> BY_VERSION =
            Comparator.comparing(Row::observedAt).thenComparingLong(Row::offset);

    private static int byCodePoints(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean sameKind = Character.isSurrogate(a) == Character.isSurrogate(b);
                return sameKind ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** @return about how many bytes its texts take */
    int weight() {
        return 200
                + (job == null || job.description() == null
                        ? 0
                        : job.description().length());
    }
}
