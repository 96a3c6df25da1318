package com.workwise.ingest.standalone.load;

import java.time.Duration;
import java.util.Locale;

/** What progress looks like, on a terminal and in a log. */
final class ProgressText {

    private static final int BAR = 30;

    private ProgressText() {}

    static String bar(String file, double read, Tally tally, Duration since) {
        double done = done(read, tally);
        int filled = (int) (done * BAR);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %%  %s sent, %s settled, %s/s",
                file,
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                (int) (done * 100),
                ReportTable.number(tally.sent()),
                ReportTable.number(tally.settled()),
                ReportTable.number(rate(tally, since)));
    }

    static String line(String file, double read, Tally tally, Duration since) {
        return String.format(
                Locale.ROOT,
                "%s: %d %%, %s sent, %s settled, %s/s",
                file,
                (int) (done(read, tally) * 100),
                ReportTable.number(tally.sent()),
                ReportTable.number(tally.settled()),
                ReportTable.number(rate(tally, since)));
    }

    /** How much of the file is settled: the file's number of postings is known only at its end. */
    private static double done(double read, Tally tally) {
        double settled = tally.sent() == 0 ? 0 : (double) tally.settled() / tally.sent();
        return Math.clamp(read * settled, 0, 1);
    }

    private static long rate(Tally tally, Duration since) {
        return Math.round(tally.settled() * 1000.0 / Math.max(1, since.toMillis()));
    }
}
