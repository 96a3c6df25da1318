package com.workwise.ingest.standalone.load;

/**
 * Postings by what became of them.
 *
 * @param sent all that were read, those included that are no JSON and went nowhere
 * @param rejected not JSON, refused by the API, or rejected by the worker
 * @param unsettled without an outcome when we stopped waiting
 */
record Tally(
        long sent,
        long inserted,
        long updated,
        long unchanged,
        long superseded,
        long rejected,
        long dead,
        long unsettled) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    static Tally sent(long count) {
        return new Tally(count, 0, 0, 0, 0, 0, 0, 0);
    }

    static Tally rejected(long count) {
        return new Tally(0, 0, 0, 0, 0, count, 0, 0);
    }

    static Tally unsettled(long count) {
        return new Tally(0, 0, 0, 0, 0, 0, 0, count);
    }

    Tally plus(Tally other) {
        return new Tally(
                sent + other.sent,
                inserted + other.inserted,
                updated + other.updated,
                unchanged + other.unchanged,
                superseded + other.superseded,
                rejected + other.rejected,
                dead + other.dead,
                unsettled + other.unsettled);
    }

    long settled() {
        return inserted + updated + unchanged + superseded + rejected + dead;
    }
}
