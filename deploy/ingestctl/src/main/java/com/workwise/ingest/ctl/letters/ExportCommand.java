package com.workwise.ingest.ctl.letters;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.http.Query;
import com.workwise.ingest.ctl.http.Stream;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.json.Json;
import com.workwise.ingest.ctl.output.Progress;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.select.Selection;
import com.workwise.ingest.ctl.session.NewFile;
import com.workwise.ingest.ctl.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "export",
        description = "Write dead letters with all their bytes as NDJSON, the oldest first.",
        footer = {
            "%nWithout --state: the unresolved ones (open, replaying, parked).",
            "FILE appears when the export is complete.%n",
            "Examples:",
            "  ingestctl dlq export --code json.malformed -o malformed.ndjson",
            "  ingestctl dlq export --source acme | jq -r .value.text",
            "  ingestctl dlq replay @malformed.ndjson --dry-run"
        })
final class ExportCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private Selection selection = new Selection();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of standard output.")
    private @Nullable String output;

    @Option(names = "--force", description = "Overwrite FILE.")
    private boolean force;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> ids = selection.ids(session.shell());
        if (output == null) {
            export(
                    ids,
                    new Lines(session.shell().out(), session.shell().terminals().out()));
            return ExitCode.FINE;
        }
        try (NewFile file = NewFile.open(output, force)) {
            Lines lines = new Lines(file);
            export(ids, lines);
            file.complete();
            session.screen().note(Shown.letters(lines.count()) + " written to " + output);
        }
        return ExitCode.FINE;
    }

    private void export(List<String> ids, Lines lines) {
        // A bar amid the lines on one terminal would spoil both.
        boolean quiet = output == null && session.shell().terminals().out();
        Progress progress = quiet ? null : new Progress(session.screen());
        try {
            if (ids.isEmpty()) {
                copy(lines, progress);
            } else {
                one(ids, lines, progress);
            }
        } finally {
            if (progress != null) {
                progress.end();
            }
        }
    }

    private void copy(Lines lines, @Nullable Progress progress) {
        Query query = selection.filter().query(session.shell().clock());
        long total = progress == null
                ? 0
                : session.api().get("/dead-letters/summary", query).number("total");
        byte[] buffer = new byte[64 * 1024];
        try (Stream stream = session.api().stream("/dead-letters/export", query)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                lines.write(buffer, read);
                show(progress, lines, total);
            }
        }
        if (!lines.whole()) {
            throw Failure.failed("The stream broke off within a line; the output is not complete", "Run it again.");
        }
    }

    private void one(List<String> ids, Lines lines, @Nullable Progress progress) {
        for (String id : ids) {
            Doc letter = session.api().get("/dead-letters/" + Api.segment(id));
            ObjectNode bare = letter.node().asObject();
            bare.remove("history");
            byte[] line = (Json.inert(bare, false) + "\n").getBytes(StandardCharsets.UTF_8);
            lines.write(line, line.length);
            show(progress, lines, ids.size());
        }
    }

    private static void show(@Nullable Progress progress, Lines lines, long total) {
        if (progress != null) {
            progress.show(lines.count(), total, "letters, " + Shown.bytes(lines.bytes()));
        }
    }
}
