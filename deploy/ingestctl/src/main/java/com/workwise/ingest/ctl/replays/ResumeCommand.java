package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "resume",
        description = "Go on with a paused or stopped replay.",
        footer = {"%nExamples:", "  ingestctl replay resume 5f0e8a52-7f0d-4d7e-8f7a-0c4b1d2e3f40 --wait"})
final class ResumeCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ReplayId id = new ReplayId();

    @Option(names = "--wait", description = "Follow it to its end.")
    private boolean wait;

    ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Doc replay = session.api().post(id.path(session) + "/resume");
        return new Follow(session).finish(replay, wait, List.of());
    }
}
