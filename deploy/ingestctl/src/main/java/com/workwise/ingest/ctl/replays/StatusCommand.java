package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Show a replay: its state, counts, outcomes, and who did what.",
        footer = {
            "%nWith --wait the exit code is 1 when it stopped or letters failed again.%n",
            "Examples:",
            "  ingestctl replay status",
            "  ingestctl replay status 5f0e8a52-7f0d-4d7e-8f7a-0c4b1d2e3f40 --wait"
        })
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ReplayId id = new ReplayId();

    @Option(names = "--wait", description = "Follow it to its end first.")
    private boolean wait;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Doc replay = session.api().get(id.path(session));
        if (wait) {
            return new Follow(session).finish(replay, true, List.of());
        }
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(replay.node());
        } else {
            new ReplayView(screen).show(replay, true);
            screen.hint(ReplayHints.after(replay, List.of()));
        }
        return ExitCode.FINE;
    }
}
