package com.workwise.ingest.ctl.letters;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Paint;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.output.Table;
import com.workwise.ingest.ctl.select.Filter;
import com.workwise.ingest.ctl.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

@Command(
        name = "summary",
        description = "Count dead letters by cause, the largest first.",
        footer = {
            "%nWithout --state: the unresolved ones (open, replaying, parked).%n",
            "Examples:",
            "  ingestctl dlq summary",
            "  ingestctl dlq summary --since 12h --source acme",
            "  ingestctl dlq summary --state any --json"
        })
final class SummaryCommand implements Callable<Integer> {

    private final Session session;

    @ArgGroup(validate = false, heading = "%nSelection:%n")
    private Filter filter = new Filter();

    SummaryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Doc summary = session.api()
                .get("/dead-letters/summary", filter.query(session.shell().clock()));
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(summary.node());
            return ExitCode.FINE;
        }
        Table table = table(summary);
        if (!table.isEmpty()) {
            screen.table(table);
            screen.line("");
        }
        long total = summary.number("total");
        screen.line(
                new Span(Shown.letters(total) + " selected", total == 0 ? Paint.GOOD : Paint.BOLD),
                Span.of(". In all:"),
                states(summary));
        if (summary.flag("moreGroups")) {
            screen.warn("there are more causes than are shown; narrow the selection");
        }
        Doc expiring = summary.at("expiring");
        if (expiring.number("count") > 0) {
            screen.warn(
                    Shown.letters(expiring.number("count")) + " unresolved whose Kafka record retention takes before "
                            + Shown.time(expiring.text("before")) + " UTC");
        }
        screen.hint(next(summary));
        return ExitCode.FINE;
    }

    private static Table table(Doc summary) {
        Table table = new Table()
                .number("COUNT")
                .spare("STAGE")
                .elastic("CODE")
                .elastic("SOURCE")
                .spare("FIRST SEEN (UTC)")
                .spare("LAST SEEN (UTC)")
                .column("EXAMPLE");
        for (Doc group : summary.list("groups")) {
            table.row(
                    new Span(group.text("count"), Paint.BOLD),
                    Span.of(group.text("stage")),
                    new Span(group.text("code"), Paint.BAD),
                    Span.of(group.text("source")),
                    Span.of(Shown.time(group.text("firstSeen"))),
                    Span.of(Shown.time(group.text("lastSeen"))),
                    new Span(group.text("example"), Paint.DIM));
        }
        return table;
    }

    private static Span states(Doc summary) {
        List<String> parts = new ArrayList<>();
        summary.at("states").members().forEach((state, count) -> parts.add(count.asText() + " " + state));
        return Span.of(" " + String.join(", ", parts));
    }

    private static Hints next(Doc summary) {
        List<Doc> groups = summary.list("groups");
        if (groups.isEmpty()) {
            return new Hints()
                    .add("who replayed what, and how it ended", "replay", "list")
                    .add("letters that have been settled", "dlq", "list", "--state", "resolved,discarded");
        }
        Doc largest = groups.getFirst();
        List<String> cause = List.of("--code", largest.text("code"), "--source", largest.text("source"));
        return new Hints()
                .add("look at one of the largest cause", "dlq", "show", largest.text("example"))
                .add("all of that cause", words(List.of("dlq", "list"), cause))
                .add(
                        "would they pass now? changes nothing",
                        words(List.of("dlq", "replay"), cause, List.of("--dry-run")));
    }

    @SafeVarargs
    private static List<String> words(List<String>... parts) {
        List<String> words = new ArrayList<>();
        for (List<String> part : parts) {
            words.addAll(part);
        }
        return words;
    }
}
