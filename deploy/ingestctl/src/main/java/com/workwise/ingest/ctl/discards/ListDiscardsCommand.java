package com.workwise.ingest.ctl.discards;

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
        name = "discards",
        description = "List discards, the newest first: who gave up what, and why.",
        footer = {"%nExamples:", "  ingestctl dlq discards", "  ingestctl dlq discards --json"})
final class ListDiscardsCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where the last page ended.")
    private @Nullable String cursor;

    ListDiscardsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Pages.Page page = Pages.read(session.api(), "/dead-letters/discards", Query::new, limit, cursor);
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(page.json());
            return ExitCode.FINE;
        }
        if (page.items().isEmpty()) {
            screen.line("No discards yet.");
            return ExitCode.FINE;
        }
        screen.table(table(page.items()));
        Hints hints = new Hints();
        if (!page.next().isEmpty()) {
            hints.add("the next page", session.again(List.of("--cursor"), List.of("--cursor=" + page.next())));
        }
        screen.hint(hints.add(
                "take one back", "dlq", "restore", page.items().getFirst().text("id")));
        return ExitCode.FINE;
    }

    private static Table table(List<Doc> discards) {
        Table table = new Table()
                .column("ID")
                .column("STATE")
                .elastic("BY")
                .spare("CREATED (UTC)")
                .number("LETTERS")
                .elastic("REASON")
                .elastic("RESTORED BY");
        for (Doc discard : discards) {
            table.row(
                    Span.of(discard.text("id")),
                    Span.state(discard.text("state")),
                    Span.of(discard.text("actor")),
                    Span.of(Shown.time(discard.text("createdAt"))),
                    Span.of(discard.number("total")),
                    Span.of(discard.text("reason")),
                    Span.of(discard.text("restoredBy")));
        }
        return table;
    }
}
