package com.workwise.ingest.ctl.letters;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.session.NewFile;
import com.workwise.ingest.ctl.session.Session;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show one dead letter: reasons, record, headers and history.",
        footer = {
            "%nControl, invisible and direction characters are shown as \\u001b and the like;",
            "--raw or --base64 gives the bytes.%n",
            "Examples:",
            "  ingestctl dlq show 0b6c1f3e-5d0a-4c1e-9a57-3f2d1c0b9a88",
            "  ingestctl dlq show 0b6c1f3e-5d0a-4c1e-9a57-3f2d1c0b9a88 --raw -o posting.json"
        })
final class ShowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The letter's id.")
    private String id = "";

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    static final class Form {

        @Option(names = "--base64", description = "Only the record's value, in base64.")
        private boolean base64;

        @Option(names = "--raw", description = "Only the record's value, byte for byte; to -o FILE, or into a pipe.")
        private boolean raw;

        @Option(names = "--full", description = "Do not cut a long value.")
        private boolean full;
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write --raw there.")
    private @Nullable String output;

    @Option(names = "--force", description = "Overwrite FILE.")
    private boolean force;

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (output != null && !form.raw) {
            throw Failure.misuse("-o is for --raw", "Add --raw, or leave -o out.");
        }
        boolean toTerminal = output == null && session.shell().terminals().out();
        if (form.raw && toTerminal) {
            throw Failure.misuse("Raw bytes may harm a terminal", "Add -o FILE, or use --base64.");
        }
        Doc letter = session.api().get("/dead-letters/" + Api.segment(id));
        Screen screen = session.screen();
        if (form.base64) {
            screen.line(base64(letter));
        } else if (form.raw) {
            writeRaw(letter);
        } else if (screen.json()) {
            screen.json(letter.node());
        } else {
            new LetterView(screen, form.full).show(letter);
            screen.hint(next(letter));
        }
        return ExitCode.FINE;
    }

    private static String base64(Doc letter) {
        Doc value = letter.at("value");
        if (!value.has("base64")) {
            throw Failure.failed(
                    "The record has no value: it is a tombstone", "Leave --raw or --base64 out to see the rest.");
        }
        return value.text("base64");
    }

    private void writeRaw(Doc letter) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64(letter));
        } catch (IllegalArgumentException malformed) {
            throw Failure.failed("The API's base64 cannot be read", "Use --json to see what it sent.");
        }
        if (output == null) {
            session.shell().out().write(bytes, 0, bytes.length);
            session.shell().out().flush();
            return;
        }
        NewFile.write(output, force, bytes);
        session.screen().note(bytes.length + " bytes written to " + output);
    }

    private static Hints next(Doc letter) {
        Hints hints = new Hints();
        String key = letter.text("key");
        if (!key.isEmpty()) {
            hints.add("the whole life of this posting", "job", "trace", key);
        }
        String id = letter.text("id");
        return switch (letter.text("state")) {
            case "open" -> change(hints.add("would all of this cause pass now?", cause(letter)), id);
            case "parked" -> change(hints, id);
            case "replaying" -> hints.add("how the replay goes", "replay", "status", letter.text("replayId"));
            case "discarded" -> hints.add("bring its discard back", "dlq", "restore", letter.text("discardId"));
            default -> hints;
        };
    }

    private static String[] cause(Doc letter) {
        return new String[] {"dlq", "replay", "--code", letter.text("code"), "--dry-run"};
    }

    private static Hints change(Hints hints, String id) {
        return hints.add(
                "would this one, with a change?", "dlq", "replay", id, "--patch", "{\"company\":\"X\"}", "--dry-run");
    }
}
