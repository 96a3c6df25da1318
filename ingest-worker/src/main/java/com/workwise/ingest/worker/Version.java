package com.workwise.ingest.worker;

import java.time.Instant;
import java.util.Comparator;

/**
 * The order of a posting's versions: observed time (the record's timestamp, in milliseconds), then the offset for those
 * of the same millisecond; of a replayed record those of its origin. Equal versions are the same record, delivered again.
 */
public record Version(Instant observedAt, long offset) implements Comparable<Version> {

    private static final Comparator<Version> ORDER =
            Comparator.comparing(Version::observedAt).thenComparingLong(Version::offset);

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
