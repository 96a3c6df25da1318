package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Progress;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.session.Session;
import com.workwise.ingest.ctl.session.Waiting;
import java.util.List;
import java.util.Set;

/** Watches a replay to its end, and tells how it went. */
record Follow(Session session) {

    private static final Set<String> MOVING = Set.of("running", "paused");

    /** @param mended the command to try a better fix with; empty when unknown */
    int finish(Doc replay, boolean wait, List<String> mended) {
        Doc state = wait && isMoving(replay) ? watch(replay) : replay;
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(state.node());
        } else {
            new ReplayView(screen).show(state, false);
        }
        screen.hint(ReplayHints.after(state, mended));
        return exitCode(state);
    }

    private static boolean isMoving(Doc replay) {
        return MOVING.contains(replay.text("state"));
    }

    private static int exitCode(Doc replay) {
        boolean failed =
                replay.at("counts").number("failed") > 0 && replay.text("state").equals("completed");
        return failed || Set.of("stopped", "cancelled").contains(replay.text("state"))
                ? ExitCode.FAILED
                : ExitCode.FINE;
    }

    private Doc watch(Doc replay) {
        String id = replay.text("id");
        Progress progress = new Progress(session.screen());
        Thread farewell = new Thread(() -> farewell(id, progress));
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            return Waiting.until(
                    session.shell(),
                    replay,
                    state -> !isMoving(state),
                    state -> show(progress, state),
                    progress,
                    () -> session.api().get("/dead-letters/replays/" + Api.segment(id)));
        } catch (Failure lost) {
            farewell(id, progress);
            throw lost;
        } finally {
            progress.end();
            forget(farewell);
        }
    }

    private static void forget(Thread farewell) {
        try {
            boolean removed = Runtime.getRuntime().removeShutdownHook(farewell);
            assert removed;
        } catch (IllegalStateException ending) {
            // It is speaking already.
        }
    }

    private static void show(Progress progress, Doc replay) {
        Doc counts = replay.at("counts");
        long settled = counts.number("passed")
                + counts.number("failed")
                + counts.number("skipped")
                + counts.number("cancelled");
        String step = replay.at("stage").has("limit")
                ? ", canary step of " + replay.at("stage").text("limit")
                : "";
        progress.show(
                settled,
                replay.number("total"),
                "settled: " + counts.number("passed") + " passed, " + counts.number("failed") + " failed, "
                        + replay.text("state") + step);
    }

    /** Ctrl-C, or an API that does not come back, ends the looking, not the replay. */
    void farewell(String id, Progress progress) {
        progress.end();
        Screen screen = session.screen();
        screen.note("The replay goes on without us.");
        screen.note("  ingestctl replay status " + id + " --wait   # look again");
        screen.note("  ingestctl replay pause " + id + "   # or cancel");
    }
}
