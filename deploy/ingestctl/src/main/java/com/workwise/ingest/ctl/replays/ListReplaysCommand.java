package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.http.Query;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.output.Table;
import com.workwise.ingest.ctl.session.Pages;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List replays, the newest first: who sent what, and how it ended.",
        footer = {"%nExamples:", "  ingestctl replay list", "  ingestctl replay list --limit 5 --json"})
final class ListReplaysCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where the last page ended.")
    private @Nullable String cursor;

    ListReplaysCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Pages.Page page = Pages.read(session.api(), "/dead-letters/replays", Query::new, limit, cursor);
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(page.json());
            return ExitCode.FINE;
        }
        if (page.items().isEmpty()) {
            screen.line("No replays yet.");
            return ExitCode.FINE;
        }
        screen.table(table(page.items()));
        Hints hints = new Hints()
                .add(
                        "one in full, with its history",
                        "replay",
                        "status",
                        page.items().getFirst().text("id"));
        if (!page.next().isEmpty()) {
            hints.add("the next page", session.again(List.of("--cursor"), List.of("--cursor=" + page.next())));
        }
        screen.hint(hints);
        return ExitCode.FINE;
    }

    private static Table table(List<Doc> replays) {
        Table table = new Table()
                .column("ID")
                .column("STATE")
                .elastic("BY")
                .spare("CREATED (UTC)")
                .number("LETTERS")
                .number("PASSED")
                .number("FAILED")
                .elastic("REASON");
        for (Doc replay : replays) {
            table.row(
                    Span.of(replay.text("id")),
                    Span.state(replay.text("state")),
                    Span.of(replay.text("actor")),
                    Span.of(Shown.time(replay.text("createdAt"))),
                    Span.of(replay.number("total")),
                    Span.of(replay.at("counts").number("passed")),
                    Span.of(replay.at("counts").number("failed")),
                    Span.of(replay.text("reason")));
        }
        return table;
    }
}
