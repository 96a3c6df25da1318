package com.workwise.ingest.ctl.discards;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Take a discard back: its letters are open again.",
        footer = {"%nExamples:", "  ingestctl dlq restore 9d2c6f1a-1b7e-4a52-9f60-2f1f0e9c8b7a"})
final class RestoreCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "DISCARD-ID", description = "The discard's id, as `dlq discards` lists it.")
    private String id = "";

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Doc discard = session.api().post("/dead-letters/discards/" + Api.segment(id) + "/restore");
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(discard.node());
        } else {
            screen.line("The discard of " + Shown.letters(discard.number("total")) + " is taken back.");
            screen.hint(new Hints().add("what is open now", "dlq", "summary"));
        }
        return ExitCode.FINE;
    }
}
