package com.workwise.ingest.bench.process;

import com.workwise.ingest.embedded.Ports;
import com.workwise.ingest.embedded.PostgresService;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One worker that reads a topic from its start. See {@link Crew}. */
public final class WorkerProcess implements AutoCloseable {

    public static final String WORKER = "worker";

    public static final String REPLAY = "bench-replay";
    public static final String DEAD_LETTERS = "bench-dead-letter";

    private final Jvm jvm;
    private final WorkerMetrics metrics;

    private WorkerProcess(Jvm jvm, WorkerMetrics metrics) {
        this.jvm = jvm;
        this.metrics = metrics;
    }

    /**
     * Returns at once.
     *
     * @param group of consumers
     * @param number of the worker in the group, for its log's name
     */
    static WorkerProcess start(JarSettings settings, Services services, String topic, String group, int number) {
        int port = Ports.free();
        Map<String, String> properties = new LinkedHashMap<>(database(services));
        properties.put("server.port", Integer.toString(port));
        properties.put("spring.kafka.bootstrap-servers", services.kafka());
        properties.put("ingest.topics.raw", topic);
        properties.put("ingest.topics.replay", REPLAY);
        properties.put("ingest.topics.dead-letter", DEAD_LETTERS);
        properties.put("ingest.worker.intake.group", group);
        String log = "worker-" + topic + (number == 1 ? "" : "-" + number);
        return new WorkerProcess(Jvm.start(settings, properties, log), new WorkerMetrics(port));
    }

    static Map<String, String> database(Services services) {
        return Map.of(
                "spring.r2dbc.url", services.r2dbcUrl(),
                "spring.r2dbc.username", PostgresService.USER,
                "spring.r2dbc.password", PostgresService.PASSWORD);
    }

    /** What it says of itself; all zeros while it does not answer. */
    public WorkerMetrics.Reading metrics() {
        jvm.requireAlive();
        return metrics.read();
    }

    void requireAlive() {
        jvm.requireAlive();
    }

    /** @return the mean so far; NaN = there was no batch */
    public double recordsPerBatch() {
        return metrics.recordsPerBatch();
    }

    /** @return in seconds */
    public double cpu() {
        return jvm.cpu();
    }

    /** @return in bytes */
    public long peakResident() {
        return jvm.peakResident();
    }

    public Path log() {
        return jvm.log();
    }

    @Override
    public void close() {
        metrics.close();
        jvm.close();
    }
}
