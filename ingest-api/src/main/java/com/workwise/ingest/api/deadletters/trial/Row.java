package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
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

    /** In which all writers lock. */
    static final Comparator<Row> IN_KEY_ORDER = Comparator.comparing(Row::externalId, JobKey::compare);

    static final Comparator<Row> BY_VERSION =
            Comparator.comparing(Row::observedAt).thenComparingLong(Row::offset);

    /** @return about how many bytes its texts take */
    int weight() {
        return 200
                + (job == null || job.description() == null
                        ? 0
                        : job.description().mostBytes());
    }
}
