package com.workwise.ingest.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is measured, as a process of its own. Ends with this JVM. */
final class Jvm implements AutoCloseable {

    private static final int STOP_SECONDS = 40;

    private final Process process;
    private final Path log;
    private final Thread killer;

    private Jvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.killer = new Thread(process::destroyForcibly, "kill-" + process.pid());
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * Returns at once.
     *
     * @param properties of the application; those of the settings beat them
     * @param name of its log
     */
    static Jvm start(JarSettings settings, Map<String, String> properties, String name) {
        String java = System.getProperty("java.home");
        List<String> jvm = new ArrayList<>();
        jvm.add("-Xmx" + settings.heap());
        jvm.add("-XX:+ExitOnOutOfMemoryError");
        jvm.addAll(settings.jvm());
        List<String> command = new ArrayList<>();
        if (settings.start() == null) {
            command.add(Path.of(java, "bin", "java").toString());
            command.add("--enable-native-access=ALL-UNNAMED");
            command.addAll(jvm);
            command.addAll(List.of("-jar", settings.jar().toString()));
        } else {
            command.add(settings.start().toString());
        }
        command.add("--server.address=127.0.0.1");
        command.add("--logging.structured.format.console=");
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.putAll(settings.properties());
        all.forEach((property, value) -> command.add("--" + property + "=" + value));
        // The script becomes the JVM, so the process remains the same.
        Map<String, String> environment = new LinkedHashMap<>();
        for (String prefix : List.of("WORKER_JAVA_", "API_JAVA_")) {
            environment.put(prefix + "HOME", java);
            environment.put(prefix + "OPTS", String.join(" ", jvm));
        }
        return start(command, environment, settings.logs().resolve(name + ".log"));
    }

    /** Returns at once. */
    static Jvm start(List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Jvm(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended with " + process.exitValue() + "; see " + log);
        }
    }

    /** @return in seconds */
    double cpu() {
        return CpuTime.of(process.pid());
    }

    /** @return in bytes */
    long peakResident() {
        return Memory.peakResident(process.pid());
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
