package com.workwise.ingest.ctl.session;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.json.Doc;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until something is over. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** An API that restarts comes back within that. */
    private static final int FAILURES = 60;

    private Waiting() {}

    public static Doc until(Shell shell, Doc first, Predicate<Doc> over, Consumer<Doc> show, Supplier<Doc> look) {
        Doc state = first;
        int failures = 0;
        show.accept(state);
        while (!over.test(state)) {
            pause(shell);
            try {
                state = look.get();
                failures = 0;
            } catch (Failure unanswered) {
                if (++failures > FAILURES || !unanswered.isPassing()) {
                    throw unanswered;
                }
            }
            show.accept(state);
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
