package com.workwise.ingest.standalone.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A plain line every few seconds, for pipes and logs. */
final class LoggedProgress implements Progress {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final LongSupplier nanos;
    private long shownAt;

    LoggedProgress(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.shownAt = nanos.getAsLong();
    }

    @Override
    public void at(String file, double read, Tally tally, Duration since) {
        long now = nanos.getAsLong();
        if (now - shownAt >= INTERVAL_NANOS) {
            out.println(ProgressText.line(file, read, tally, since));
            shownAt = now;
        }
    }

    @Override
    public void clear() {
        // Lines stay.
    }
}
