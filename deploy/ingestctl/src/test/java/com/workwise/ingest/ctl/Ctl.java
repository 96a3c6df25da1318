package com.workwise.ingest.ctl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** ingestctl in this JVM, with streams, terminals and environment of its own. */
public final class Ctl {

    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    /** What a run said, and how it ended. */
    public record Result(int code, String out, String err) {}

    private final Map<String, String> environment = new HashMap<>();
    private Terminals terminals = Terminals.NONE;
    private String input = "";
    private int columns = 400;

    public Ctl(FakeApi api) {
        environment.put("INGESTCTL_URL", api.url());
        environment.put("INGESTCTL_KEY", "secret-key");
    }

    public Ctl environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Somebody sits there, sees no colours, and types that. */
    public Ctl person(String types) {
        terminals = Terminals.ALL;
        input = types;
        environment.put("NO_COLOR", "1");
        return this;
    }

    public Ctl terminals(Terminals some) {
        terminals = some;
        return this;
    }

    public Ctl input(String text) {
        input = text;
        return this;
    }

    public Ctl columns(int count) {
        columns = count;
        return this;
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                terminals,
                columns,
                environment,
                Path.of("/nowhere"),
                Clock.fixed(NOW, ZoneOffset.UTC),
                duration -> {});
        int code = Ingestctl.run(shell, arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
