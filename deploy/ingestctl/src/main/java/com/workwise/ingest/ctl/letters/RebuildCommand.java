package com.workwise.ingest.ctl.letters;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Progress;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.session.Session;
import com.workwise.ingest.ctl.session.Waiting;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rebuild",
        description = "Read the dead-letter topics again from their beginning and add what the ledger lacks.",
        footer = {
            "%nWhat the ledger has is left as it is.%n",
            "Examples:",
            "  ingestctl dlq rebuild",
            "  ingestctl dlq rebuild --no-wait --json"
        })
final class RebuildCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--wait", negatable = true, description = "Wait for its end (default: on a terminal).")
    private @Nullable Boolean wait;

    RebuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Doc rebuild = session.api().post("/dead-letters/rebuilds");
        if (wait == null ? session.shell().terminals().err() : wait) {
            rebuild = follow(rebuild);
        }
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(rebuild.node());
        } else {
            screen.field("rebuild", rebuild.text("id"));
            screen.field("state", Span.state(rebuild.text("state")));
            screen.field("read", rebuild.text("read"));
            screen.field("added", rebuild.text("added"));
            screen.hint(new Hints().add("what the ledger holds now", "dlq", "summary"));
        }
        if (rebuild.text("state").equals("failed")) {
            throw Failure.failed(
                    "The rebuild failed: " + rebuild.text("error"),
                    "Look at `ingestctl pipeline status`, then run it again.");
        }
        return ExitCode.FINE;
    }

    private Doc follow(Doc first) {
        Progress progress = new Progress(session.screen());
        String path = "/dead-letters/rebuilds/" + Api.segment(first.text("id"));
        try {
            return Waiting.until(
                    session.shell(),
                    first,
                    rebuild -> !rebuild.text("state").equals("running"),
                    rebuild -> progress.show(
                            rebuild.number("read"),
                            rebuild.number("total"),
                            "read, " + rebuild.text("added") + " added"),
                    progress,
                    () -> session.api().get(path));
        } finally {
            progress.end();
        }
    }
}
