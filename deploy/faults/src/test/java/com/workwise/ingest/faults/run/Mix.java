package com.workwise.ingest.faults.run;

/**
 * What a load consists of. Shares are of all records.
 *
 * @param keys different postings
 * @param repeats unchanged ones
 * @param late with a timestamp up to a minute old, so that versions overtake each other
 * @param ties with the same timestamp as the version before
 * @param unstorable that only the database refuses
 * @param text characters of a description, at most
 */
public record Mix(
        int keys,
        double repeats,
        double late,
        double ties,
        double closings,
        double malformed,
        double invalid,
        double unstorable,
        int text) {

    public static final Mix USUAL = new Mix(2_000, 0.1, 0.1, 0.03, 0.02, 0.01, 0.01, 0.003, 1_500);

    /** What an HTTP client can send: JSON objects with an id. */
    public static final Mix OVER_HTTP = new Mix(2_000, 0.1, 0, 0, 0, 0, 0.01, 0.003, 1_500);

    /** Nothing but records that no check lets pass. */
    public static final Mix POISON = new Mix(2_000, 0, 0, 0, 0, 0.5, 0.5, 0, 0);

    public Mix keys(int other) {
        return new Mix(other, repeats, late, ties, closings, malformed, invalid, unstorable, text);
    }

    /** For keys that are written to several partitions, where offsets do not order them. */
    public Mix withoutTies() {
        return new Mix(keys, repeats, late, 0, closings, malformed, invalid, unstorable, text);
    }

    public Mix text(int other) {
        return new Mix(keys, repeats, late, ties, closings, malformed, invalid, unstorable, other);
    }
}
