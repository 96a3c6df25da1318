package com.workwise.ingest.faults.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A deployed jar, unpacked, and what one start of it leaves to all others: its classes, loaded and linked (JEP 483). Up to where
 * it serves and connects, a worker then takes 2.6 s of CPU instead of 6.4, and these tests start fifty of them.
 */
final class TrainedJar {

    private static final Map<Path, TrainedJar> ALL = new ConcurrentHashMap<>();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            // Short lives on two cores: the second compiler would cost more than it brings.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");
    private static final long PATIENCE_SECONDS = 180;

    private final Path jar;
    private final Path cache;

    private TrainedJar(Path jar, Path cache) {
        this.jar = jar;
        this.cache = cache;
    }

    /** @param arguments a start with them trains, up to where it would serve and connect */
    static TrainedJar of(Path jar, List<String> arguments) {
        return ALL.computeIfAbsent(jar, each -> train(each, arguments));
    }

    List<String> command(String heap, List<String> arguments) {
        return java(List.of("-Xmx" + heap, "-XX:AOTCache=" + cache), arguments);
    }

    private List<String> java(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    private static TrainedJar train(Path packed, List<String> arguments) {
        Path name = packed.getFileName();
        Path directory = Path.of("target", "start").resolve(name).toAbsolutePath();
        Path log = directory.resolve("training.log");
        TrainedJar trained = new TrainedJar(directory.resolve(name), directory.resolve("start.aot"));
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(trained.cache);
            Files.deleteIfExists(log);
            run(
                    log,
                    List.of(
                            JAVA,
                            "-Djarmode=tools",
                            "-jar",
                            packed.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            directory.toString()));
            run(
                    log,
                    trained.java(
                            List.of("-XX:AOTCacheOutput=" + trained.cache, "-Dspring.context.exit=onRefresh"),
                            arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trained;
    }

    private static void run(Path log, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("not within " + PATIENCE_SECONDS + " s, or failed; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
