package com.workwise.ingest.ctl.output;

import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.json.Inert;
import java.time.Duration;
import java.time.Instant;

/** How far something is, beside the result: a bar that is drawn over on a terminal, elsewhere a line every few seconds. */
public final class Progress {

    private static final Duration BAR = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(5);
    private static final int CELLS = 24;

    private final Shell shell;
    private Instant last;
    private boolean drawn;

    public Progress(Screen screen) {
        this.shell = screen.shell();
        // The bar at once, but no line for what is over in a moment.
        this.last = shell.terminals().err() ? Instant.EPOCH : shell.clock().instant();
    }

    /** @param total 0 = unknown */
    public void show(long done, long total, String what) {
        String cells = total > 0 && shell.terminals().err() ? cells(done, total) + " " : "";
        show(cells + done + (total > 0 ? "/" + total : "") + " " + what);
    }

    public void show(String text) {
        boolean bar = shell.terminals().err();
        Instant now = shell.clock().instant();
        if (Duration.between(last, now).compareTo(bar ? BAR : LINE) < 0) {
            return;
        }
        last = now;
        String inert = Inert.text(text);
        if (bar) {
            shell.err().print("\r" + Widths.cut(inert, shell.columns() - 1) + "\u001b[K");
        } else {
            shell.err().println(inert);
        }
        shell.err().flush();
        drawn = bar;
    }

    /** Takes the bar away. */
    public void end() {
        if (drawn) {
            shell.err().print("\r\u001b[K");
            shell.err().flush();
            drawn = false;
        }
    }

    private static String cells(long done, long total) {
        int full = (int) Math.clamp(done * CELLS / total, 0, CELLS);
        return "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "]";
    }
}
