package com.workwise.ingest.ctl.letters;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Paint;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.output.Table;
import com.workwise.ingest.ctl.select.Selection;
import com.workwise.ingest.ctl.session.Pages;
import com.workwise.ingest.ctl.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List dead letters, the newest first.",
        footer = {
            "%nWithout --state: the unresolved ones (open, replaying, parked).%n",
            "Examples:",
            "  ingestctl dlq list --code title.too_short --since 7d",
            "  ingestctl dlq list --state parked --limit 500",
            "  ingestctl dlq list --source acme --json | jq -r '.items[].id' > ids.txt"
        })
final class ListCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where the last page ended.")
    private @Nullable String cursor;

    ListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> ids = selection.ids(session.shell());
        Pages.Page page = ids.isEmpty()
                ? Pages.read(
                        session.api(),
                        "/dead-letters",
                        () -> selection.filter().query(session.shell().clock()),
                        limit,
                        cursor)
                : byIds(ids);
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(page.json());
            return ExitCode.FINE;
        }
        if (page.items().isEmpty()) {
            screen.line("No dead letters of that kind.");
            screen.hint(new Hints().add("what there is", "dlq", "summary", "--state", "any"));
            return ExitCode.FINE;
        }
        screen.table(table(page.items()));
        screen.hint(next(page));
        return ExitCode.FINE;
    }

    private Pages.Page byIds(List<String> ids) {
        if (cursor != null) {
            throw Failure.misuse("Ids and --cursor do not go together", "Leave one of them out.");
        }
        List<Doc> items = new ArrayList<>();
        ids.forEach(id -> items.add(session.api().get("/dead-letters/" + Api.segment(id))));
        return new Pages.Page(items, "");
    }

    private static Table table(List<Doc> items) {
        Table table = new Table()
                .column("ID")
                .column("STATE")
                .spare("STAGE")
                .elastic("CODE")
                .elastic("SOURCE")
                .elastic("KEY")
                .spareNumber("ATTEMPTS")
                .spare("LAST FAILED (UTC)");
        for (Doc item : items) {
            String outcome = item.text("outcome");
            table.row(
                    Span.of(item.text("id")),
                    new Span(
                            item.text("state") + (outcome.isEmpty() ? "" : ": " + outcome),
                            Paint.ofState(item.text("state"))),
                    Span.of(item.text("stage")),
                    Span.of(item.text("code")),
                    Span.of(item.text("source")),
                    Span.of(item.text("key")),
                    Span.of(item.number("attempts")),
                    Span.of(Shown.time(item.text("lastFailedAt"))));
        }
        return table;
    }

    private Hints next(Pages.Page page) {
        Hints hints = new Hints()
                .add("look at the first", "dlq", "show", page.items().getFirst().text("id"));
        if (!page.next().isEmpty()) {
            hints.add("the next page", session.again(List.of("--cursor"), List.of("--cursor=" + page.next())));
        }
        return selection.isReplayable()
                ? hints.add(
                        "would they pass now? changes nothing",
                        session.as("dlq", "replay", List.of("--limit", "--cursor"), List.of("--dry-run")))
                : hints;
    }
}
