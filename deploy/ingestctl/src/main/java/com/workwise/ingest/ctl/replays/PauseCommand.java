package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "pause",
        description = "Hold a replay; what was sent is still settled.",
        footer = {"%nExamples:", "  ingestctl replay pause 5f0e8a52-7f0d-4d7e-8f7a-0c4b1d2e3f40"})
final class PauseCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ReplayId id = new ReplayId();

    PauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        new Act(session).done(session.api().post(id.path(session) + "/pause"));
        return ExitCode.FINE;
    }
}
