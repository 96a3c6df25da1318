package com.workwise.ingest.ctl.jobs;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Query;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.output.Table;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "trace",
        description = "Show a posting's life in time order: accepted, outcome, dead letter, replays, row.",
        footer = {"%nExamples:", "  ingestctl job trace hello-1", "  ingestctl job trace hello-1 --json"})
final class TraceCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "EXTERNAL-ID", description = "The posting's externalId.")
    private String id = "";

    TraceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Doc trace = session.api().get("/traces", new Query().put("externalId", id));
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(trace.node());
            return ExitCode.FINE;
        }
        List<Doc> events = trace.list("events");
        if (events.isEmpty()) {
            throw Failure.failed(
                    "Nothing is known of " + id, "Check the externalId; a posting just submitted may take a moment.");
        }
        screen.table(table(events));
        if (!trace.flag("complete")) {
            screen.warn("there is more than is shown");
        }
        screen.hint(next(events));
        return ExitCode.FINE;
    }

    private static Table table(List<Doc> events) {
        Table table = new Table().column("AT (UTC)").column("WHAT").elastic("DETAIL");
        for (Doc event : events) {
            table.row(
                    Span.of(Shown.time(event.text("at"))),
                    Span.state(event.text("kind")),
                    Span.of(Shown.pairs(event.at("detail"))));
        }
        return table;
    }

    private Hints next(List<Doc> events) {
        Hints hints = new Hints();
        if (events.stream().anyMatch(event -> event.text("kind").equals("failed"))) {
            hints.add("its dead letters", "dlq", "list", "--key", id, "--state", "any");
        }
        return hints.add("its row", "job", "show", id);
    }
}
