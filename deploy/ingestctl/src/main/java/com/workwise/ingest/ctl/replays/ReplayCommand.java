package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.Failure;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "replay",
        description = "Send dead letters once more, as they were or edited.",
        footer = {
            "%nWithout --state: the open ones. Edits apply in the order of the list above.",
            "A late replay does no harm: a newer version of the posting stays (superseded).",
            "Exit code 1 when it stopped or letters failed again; 0 for any dry run.%n",
            "Examples:",
            "  ingestctl dlq replay --code salary.range --dry-run",
            "  ingestctl dlq replay --code salary.range --swap-salary --dry-run",
            "  ingestctl dlq replay --code salary.range --swap-salary --canary",
            "  ingestctl dlq replay --code company.missing --default company=Unknown --yes",
            "  ingestctl dlq replay --source acme --max-failure-share 5%% --reason \"new feed\"",
            "  ingestctl dlq replay --all --confirm=443",
            "  ingestctl dlq replay @ids.txt --patch '{\"company\":\"X\",\"url\":null}'"
        })
final class ReplayCommand implements Callable<Integer> {

    /** More of them want the number confirmed. */
    private static final int MANY = 1000;

    private final Session session;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--all", description = "All open ones, when nothing else selects.")
    private boolean all;

    @ArgGroup(validate = false, heading = "%nEdits:%n")
    private Edits edits = new Edits();

    @ArgGroup(validate = false, heading = "%nPace:%n")
    private Pace pace = new Pace();

    @Option(
            names = {"-n", "--dry-run"},
            description = "Only tell what would pass and what would still fail, by today's checks, and show the edits.")
    private boolean dryRun;

    @Option(
            names = "--check-database",
            description = "With --dry-run: write into the database, too, in a transaction that is rolled back.")
    private boolean checkDatabase;

    @Option(names = "--wait", negatable = true, description = "Follow it to its end (default: on a terminal).")
    private @Nullable Boolean wait;

    @Mixin
    private Consent consent = new Consent();

    ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (checkDatabase && !dryRun) {
            throw Failure.misuse("--check-database is for --dry-run", "Add --dry-run, or leave it out.");
        }
        ObjectNode body = Json.object();
        selection.writeTo(body, session.shell(), all);
        edits.writeTo(body, session.shell());
        pace.writeTo(body);
        Doc preview = session.api().post("/dead-letters/replays", dry(body));
        return dryRun ? tell(preview) : start(body, preview);
    }

    private ObjectNode dry(ObjectNode body) {
        ObjectNode dry = body.deepCopy();
        dry.put("dryRun", true);
        if (checkDatabase) {
            dry.put("checkDatabase", true);
        }
        return dry;
    }

    private int tell(Doc preview) {
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(preview.node());
            return ExitCode.FINE;
        }
        new Preview(screen, 10).show(preview);
        screen.hint(next(preview));
        return ExitCode.FINE;
    }

    private Hints next(Doc preview) {
        List<String> dry = List.of("--dry-run", "-n", "--check-database", "--confirm", "--json");
        Hints hints = new Hints();
        if (preview.number("wouldFail") > 0) {
            Doc failure = preview.list("failures").isEmpty()
                    ? preview
                    : preview.list("failures").getFirst();
            if (failure.has("example")) {
                hints.add("look at one that would still fail", "dlq", "show", failure.text("example"));
            }
            hints.add("with an edit that fits: would they pass?", mended(failure.text("pointer"), dry));
        }
        if (preview.number("wouldPass") > 0) {
            hints.add("do it, a few first; stops by itself when they fail", session.again(dry, List.of("--canary")));
        }
        return hints;
    }

    private List<String> mended(String pointer, List<String> without) {
        List<String> with = pointer.matches("/[A-Za-z]+")
                ? List.of("--patch", "{\"" + pointer.substring(1) + "\":\"VALUE\"}", "--dry-run")
                : List.of("--dry-run");
        return session.again(without, with);
    }

    private int start(ObjectNode body, Doc preview) {
        long total = preview.number("total");
        // Before a question; the dry run shows more.
        new Preview(session.screen().aside(), 2).show(preview);
        consent.obtain(
                session,
                "Replay " + Shown.letters(total) + " to " + preview.text("targetTopic"),
                total,
                all || total > MANY,
                !selection.readsStandardInput());
        Doc replay = session.api().postOnce("/dead-letters/replays", body);
        if (replay.number("total") != total) {
            session.screen()
                    .warn(replay.text("total") + " letters are selected, not " + total + ": some came or went since");
        }
        boolean follow = wait == null ? session.shell().terminals().err() : wait;
        return new Follow(session)
                .finish(replay, follow, session.again(List.of("--yes", "-y", "--confirm"), List.of("--dry-run")));
    }
}
