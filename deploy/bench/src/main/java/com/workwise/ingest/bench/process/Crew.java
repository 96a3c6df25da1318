package com.workwise.ingest.bench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Workers in one group of their own, which share a topic; they answer as if they were one. */
public final class Crew implements AutoCloseable {

    private final String group;
    private final List<WorkerProcess> workers;

    private Crew(String group, List<WorkerProcess> workers) {
        this.group = group;
        this.workers = workers;
    }

    /** Returns at once. */
    public static Crew start(JarSettings settings, Services services, String topic, int size) {
        String group = "bench-" + UUID.randomUUID();
        Crew crew = new Crew(group, new ArrayList<>());
        for (int number = 1; number <= size; number++) {
            crew.workers.add(WorkerProcess.start(settings, services, topic, group, number));
        }
        return crew;
    }

    public String group() {
        return group;
    }

    public int size() {
        return workers.size();
    }

    /** What they say of themselves; all zeros of one that does not answer. */
    public WorkerMetrics.Reading metrics() {
        return workers.stream()
                .map(WorkerProcess::metrics)
                .reduce(WorkerMetrics.Reading::plus)
                .orElseThrow();
    }

    /** @return the mean of the workers' means so far */
    public double recordsPerBatch() {
        return workers.stream()
                .mapToDouble(WorkerProcess::recordsPerBatch)
                .average()
                .orElseThrow();
    }

    public void requireAlive() {
        workers.forEach(WorkerProcess::requireAlive);
    }

    /** @return in seconds */
    public double cpu() {
        return workers.stream().mapToDouble(WorkerProcess::cpu).sum();
    }

    /** @return the sum of each one's peak, in bytes */
    public long peakResident() {
        return workers.stream().mapToLong(WorkerProcess::peakResident).sum();
    }

    public String log() {
        return workers.getFirst().log().toString();
    }

    @Override
    public void close() {
        workers.forEach(WorkerProcess::close);
    }
}
