package com.workwise.ingest.standalone.load;

import java.io.PrintStream;
import java.time.Duration;

/** Notices that no posting has got an outcome for a minute. Waiting goes on: an outage of the database may last. */
final class Stall {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintStream out;
    private long settled = -1;
    private long since;

    Stall(PrintStream out, long nanos) {
        this.out = out;
        this.since = nanos;
    }

    /** @return true once a minute while nothing moves */
    boolean noticed(long settledNow, long nanos) {
        boolean moved = settledNow != settled;
        settled = settledNow;
        if (moved || nanos - since >= PATIENCE.toNanos()) {
            since = nanos;
        }
        return !moved && since == nanos;
    }

    void tell(Tally tally) {
        out.println("No posting has got an outcome for " + PATIENCE.toSeconds() + " s; "
                + ReportTable.number(tally.sent() - tally.settled())
                + " are waiting. Is the database there? The worker's"
                + " lines above say whether its breaker is open; the health address of the banner shows its state."
                + " Still waiting; Ctrl-C stops, and the next start goes on where this one was.");
    }
}
