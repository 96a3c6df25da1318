package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.session.Consent;
import com.workwise.ingest.ctl.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "cancel",
        description = "End a replay for good; what was not sent stays open.",
        footer = {
            "%nThe number to confirm is that of all its letters.%n",
            "Examples:",
            "  ingestctl replay cancel 5f0e8a52-7f0d-4d7e-8f7a-0c4b1d2e3f40 --confirm=443"
        })
final class CancelCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ReplayId id = new ReplayId();

    @Mixin
    private Consent consent = new Consent();

    CancelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = id.path(session);
        Doc replay = session.api().get(path);
        new ReplayView(session.screen().aside()).show(replay, false);
        consent.obtain(
                session,
                "Cancel this replay of " + replay.text("total") + " letters",
                replay.number("total"),
                true,
                true);
        new Act(session).done(session.api().post(path + "/cancel"));
        return ExitCode.FINE;
    }
}
