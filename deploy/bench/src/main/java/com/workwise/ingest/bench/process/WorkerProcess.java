package com.workwise.ingest.bench.process;

import com.workwise.ingest.embedded.Ports;
import com.workwise.ingest.embedded.PostgresService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** One worker, the deployed jar, that reads a topic from its start. Ends with this JVM. */
public final class WorkerProcess implements AutoCloseable {

    public static final String WORKER = "worker";

    public static final String REPLAY = "bench-replay";
    public static final String DEAD_LETTERS = "bench-dead-letter";

    private static final int STOP_SECONDS = 40;

    private final Process process;
    private final Path log;
    private final WorkerMetrics metrics;
    private final Thread killer;

    private WorkerProcess(Process process, Path log, WorkerMetrics metrics) {
        this.process = process;
        this.log = log;
        this.metrics = metrics;
        this.killer = new Thread(process::destroyForcibly, "kill-worker");
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** Returns at once. */
    public static WorkerProcess start(WorkerSettings settings, Services services, String topic) {
        int port = Ports.free();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + settings.heap());
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(settings.jvm());
        command.addAll(List.of("-jar", settings.jar().toString()));
        properties(settings, services, topic, port).forEach((name, value) -> command.add("--" + name + "=" + value));
        Path log = settings.logs().resolve(topic + ".log");
        try {
            Files.createDirectories(settings.logs());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            return new WorkerProcess(builder.start(), log, new WorkerMetrics(port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the worker", e);
        }
    }

    private static Map<String, String> properties(WorkerSettings settings, Services services, String topic, int port) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", Integer.toString(port));
        properties.put("spring.kafka.bootstrap-servers", services.kafka());
        properties.put("spring.r2dbc.url", services.r2dbcUrl());
        properties.put("spring.r2dbc.username", PostgresService.USER);
        properties.put("spring.r2dbc.password", PostgresService.PASSWORD);
        properties.put("ingest.topics.raw", topic);
        properties.put("ingest.topics.replay", REPLAY);
        properties.put("ingest.topics.dead-letter", DEAD_LETTERS);
        properties.put("ingest.worker.intake.group", "bench-" + UUID.randomUUID());
        properties.put("logging.structured.format.console", "");
        properties.putAll(settings.properties());
        return properties;
    }

    /** What it says of itself; all zeros while it does not answer. */
    public WorkerMetrics.Reading metrics() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the worker ended with " + process.exitValue() + "; see " + log);
        }
        return metrics.read();
    }

    /** @return in seconds */
    public double cpu() {
        return CpuTime.of(process.pid());
    }

    /** @return in bytes */
    public long peakResident() {
        return Memory.peakResident(process.pid());
    }

    public Path log() {
        return log;
    }

    @Override
    public void close() {
        metrics.close();
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
