package com.workwise.ingest.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script and the packaged jar, as a process. */
final class StartScriptIT {

    private static final Path SCRIPT = Path.of(System.getProperty("ingestctl.script", "ingestctl"));

    private final FakeApi api = new FakeApi().on("GET /dead-letters/summary", Samples.SUMMARY);

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        api.close();
    }

    private ProcessBuilder process(Path script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("INGESTCTL_URL", api.url());
        builder.environment().put("INGESTCTL_KEY", "secret-key");
        builder.environment().put("INGESTCTL_JAVA_HOME", System.getProperty("java.home"));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectError(directory.resolve("err").toFile());
        return builder;
    }

    private Ctl.Result run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ctl.Result(process.exitValue(), out, Files.readString(directory.resolve("err")));
    }

    @Test
    void runsFromAnyDirectoryThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("a link"), SCRIPT);

        Ctl.Result result = run(process(link, "dlq", "summary"));

        Files.delete(link);
        assertThat(result.err()).doesNotContain("Next:");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("443 letters selected").doesNotContain("\u001b");
    }

    @Test
    void findsAJavaByItselfWhenThatOfThePathIsAnother() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("old/bin"));
        Path old = Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 99\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(directory.resolve("old/release"), "JAVA_VERSION=\"17.0.15\"\n");
        Path jdks = Files.createDirectories(directory.resolve(".jdks"));
        Path known = Files.createSymbolicLink(jdks.resolve("jdk"), Path.of(System.getProperty("java.home")));
        ProcessBuilder builder = process(SCRIPT, "--version");
        builder.environment().remove("INGESTCTL_JAVA_HOME");
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));

        Ctl.Result result = run(builder);

        Files.delete(known);
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("ingestctl ").contains("Java ");
    }

    @Test
    void saysHowToBuildWhenTheJarIsMissing() throws Exception {
        Path copy = Files.copy(SCRIPT, directory.resolve("ingestctl"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));

        Ctl.Result result = run(process(copy, "--version"));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("mvn -q package -pl deploy/ingestctl -am -DskipTests");
    }

    @Test
    void givesTheCommandsExitCodeOn() throws Exception {
        assertThat(run(process(SCRIPT, "dlq", "lst")).code()).isEqualTo(2);
        assertThat(run(process(SCRIPT, "pipeline", "status")).code()).isEqualTo(1);
    }

    @Test
    void leavesTheReplayRunningWhenItIsInterrupted() throws Exception {
        api.on("GET /dead-letters/replays/" + Samples.REPLAY, Samples.replay("running", 3, "\"waiting\":3"));
        Process process =
                process(SCRIPT, "replay", "status", Samples.REPLAY, "--wait").start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (api.requests().size() < 2 && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }

        // Not SIGINT, which is ignored by whatever a shell started in the background: this build, perhaps.
        new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Files.readString(directory.resolve("err")))
                .contains("The replay goes on without us.")
                .contains("ingestctl replay status " + Samples.REPLAY + " --wait");
        assertThat(api.lines()).allMatch(line -> line.startsWith("GET "));
    }
}
