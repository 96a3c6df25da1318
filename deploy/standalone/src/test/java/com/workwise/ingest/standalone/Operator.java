package com.workwise.ingest.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with {@code ingestctl} and nothing else: each command is the start script's own process. */
record Operator(URI api, Path home) {

    private static final long PATIENCE_SECONDS = 60;

    /** @param text both streams of it */
    record Said(int exit, String text) {}

    /** @return what the command prints for programs */
    JsonNode json(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--json"));
        words.addAll(List.of(command));
        Said said = run(words.toArray(String[]::new));
        if (said.exit() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + said);
        }
        return JsonMapper.shared().readTree(said.text());
    }

    Said run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(System.getProperty("ingestctl.script")));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "INGESTCTL_URL",
                        api.toString(),
                        "INGESTCTL_KEY",
                        DevelopmentKey.KEY,
                        "INGESTCTL_JAVA_HOME",
                        System.getProperty("java.home"),
                        "HOME",
                        home.toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end of " + words);
        }
        return new Said(process.exitValue(), text);
    }
}
