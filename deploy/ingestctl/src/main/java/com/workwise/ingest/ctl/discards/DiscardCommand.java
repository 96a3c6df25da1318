package com.workwise.ingest.ctl.discards;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.json.Json;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.select.Selection;
import com.workwise.ingest.ctl.session.Consent;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "discard",
        description = "Give dead letters up, with a reason; reversible until retention removes them.",
        footer = {
            "%nWithout --state: the open and parked ones.%n",
            "Examples:",
            "  ingestctl dlq discard --source test --reason \"load test\" --dry-run",
            "  ingestctl dlq discard --source test --reason \"load test\" --confirm=12"
        })
final class DiscardCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--all", description = "All open and parked ones, when nothing else selects.")
    private boolean all;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the letters.")
    private String reason = "";

    @Option(
            names = {"-n", "--dry-run"},
            description = "Only tell how many.")
    private boolean dryRun;

    @Mixin
    private Consent consent = new Consent();

    DiscardCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode body = Json.object();
        selection.writeTo(body, session.shell(), all);
        body.put("reason", reason);
        ObjectNode dry = body.deepCopy();
        dry.put("dryRun", true);
        Doc preview = session.api().post("/dead-letters/discards", dry);
        return dryRun ? tell(preview) : discard(body, preview.number("total"));
    }

    private int tell(Doc preview) {
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(preview.node());
            return ExitCode.FINE;
        }
        long total = preview.number("total");
        screen.line(Shown.letters(total) + " would be discarded.");
        screen.hint(new Hints()
                .add("do it", session.again(List.of("--dry-run", "-n", "--json"), List.of("--confirm=" + total))));
        return ExitCode.FINE;
    }

    private int discard(ObjectNode body, long total) {
        session.screen().note(Shown.letters(total) + " would be discarded, because: " + reason);
        consent.obtain(session, "Discard " + Shown.letters(total), total, true, !selection.readsStandardInput());
        Doc discard = session.api().post("/dead-letters/discards", body);
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(discard.node());
        } else {
            screen.line(Shown.letters(discard.number("total")) + " discarded by " + discard.text("actor") + ".");
            screen.field("discard", discard.text("id"));
            screen.hint(new Hints()
                    .add("take it back", "dlq", "restore", discard.text("id"))
                    .add("what is left", "dlq", "summary"));
        }
        return ExitCode.FINE;
    }
}
