package com.workwise.ingest.ctl.session;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Progress;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until something is over. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Two minutes of them: an API that restarts is back by then. */
    private static final int FAILURES = 240;

    private Waiting() {}

    public static Doc until(
            Shell shell, Doc first, Predicate<Doc> over, Consumer<Doc> show, Progress progress, Supplier<Doc> look) {
        Doc state = first;
        int failures = 0;
        show.accept(state);
        while (!over.test(state)) {
            pause(shell);
            try {
                state = look.get();
                failures = 0;
                show.accept(state);
            } catch (Failure unanswered) {
                if (++failures > FAILURES || !unanswered.isPassing()) {
                    throw unanswered;
                }
                progress.show("The API does not answer; trying on");
            }
        }
        return state;
    }

    private static void pause(Shell shell) {
        try {
            shell.pauses().pause(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failure.failed("Interrupted while waiting; it goes on without us", "Look at it later.");
        }
    }
}
