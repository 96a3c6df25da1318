package com.workwise.ingest.standalone.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** One line that is written over and over. */
final class TerminalProgress implements Progress {

    private static final long INTERVAL_NANOS = Duration.ofMillis(100).toNanos();
    private static final String CLEAR = "\r\u001B[2K";

    private final PrintStream out;
    private final LongSupplier nanos;
    private long shownAt;
    private boolean shown;

    TerminalProgress(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.shownAt = nanos.getAsLong() - INTERVAL_NANOS;
    }

    @Override
    public void at(String file, double read, Tally tally, Duration since) {
        long now = nanos.getAsLong();
        if (now - shownAt >= INTERVAL_NANOS) {
            out.print(CLEAR + ProgressText.bar(file, read, tally, since));
            out.flush();
            shownAt = now;
            shown = true;
        }
    }

    @Override
    public void clear() {
        if (shown) {
            out.print(CLEAR);
            out.flush();
            shown = false;
        }
    }
}
