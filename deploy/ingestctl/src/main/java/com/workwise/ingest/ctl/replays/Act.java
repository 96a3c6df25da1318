package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;

/** Tells what a replay is after something was done to it. */
record Act(Session session) {

    void done(Doc replay) {
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(replay.node());
        } else {
            new ReplayView(screen).show(replay, false);
            screen.hint(ReplayHints.after(replay, List.of()));
        }
    }
}
