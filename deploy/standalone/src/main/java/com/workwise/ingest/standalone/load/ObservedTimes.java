package com.workwise.ingest.standalone.load;

import java.time.Instant;
import java.util.List;

/**
 * The versions of a load's batches: the newest file's age, and a millisecond more for each batch. So a later batch wins
 * over an earlier one, and the same files loaded again carry the same versions, which changes nothing.
 */
final class ObservedTimes {

    private Instant next;

    private ObservedTimes(Instant first) {
        this.next = first;
    }

    /** @param now no file is newer, whatever its date says: the API would refuse it */
    static ObservedTimes of(List<Source> sources, Instant now) {
        Instant newest =
                sources.stream().map(Source::modifiedAt).max(Instant::compareTo).orElse(now);
        return new ObservedTimes(newest.isBefore(now) ? newest : now);
    }

    Instant next() {
        Instant time = next;
        next = time.plusMillis(1);
        return time;
    }
}
