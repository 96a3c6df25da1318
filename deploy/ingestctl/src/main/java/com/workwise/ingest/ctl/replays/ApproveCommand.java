package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.session.Consent;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "approve",
        description = "Let a large replay of another operator start.",
        footer = {"%nExamples:", "  ingestctl replay approve 5f0e8a52-7f0d-4d7e-8f7a-0c4b1d2e3f40"})
final class ApproveCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ReplayId id = new ReplayId();

    @Mixin
    private Consent consent = new Consent();

    @Option(names = "--wait", description = "Follow it to its end.")
    private boolean wait;

    ApproveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = id.path(session);
        Doc replay = session.api().get(path);
        new ReplayView(session.screen().aside()).show(replay, true);
        consent.obtain(
                session,
                "Approve this replay of " + replay.text("total") + " letters by " + replay.text("actor"),
                replay.number("total"),
                false,
                true);
        return new Follow(session).finish(session.api().post(path + "/approve"), wait, List.of());
    }
}
