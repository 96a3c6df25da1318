package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * From a full topic through the worker into the table: new postings, then changed ones, then the same again. Each from a
 * topic of its own and by a worker that has just been started.
 */
public final class Drain implements Scenario {

    private final Stage stage;
    private final WorkerRun workers;
    private final List<Phase> phases;

    /** @param phases in their order, from the first on */
    public Drain(Stage stage, JarSettings settings, List<Phase> phases) {
        this.stage = stage;
        this.workers = new WorkerRun(stage, settings);
        this.phases = List.copyOf(phases);
    }

    static String name(Phase phase) {
        return "drain " + phase.label();
    }

    @Override
    public void prepare() {
        phases.forEach(phase -> FullTopics.fill(stage, phase));
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        stage.tables().empty();
        for (Phase phase : phases) {
            // There is no floor for what is not written.
            String against = phase == Phase.UNCHANGED ? name(Phase.INSERTS) : Floor.name(phase);
            int records = stage.workload().sightings(phase).size();
            Measurement measurement = workers.drain(name(phase), against, FullTopics.name(phase), records);
            verify(phase, records, measurement);
            stage.verification().verify(name(phase), phase);
            measured.accept(measurement);
            stage.tables().settle();
        }
    }

    /** What the worker says it did. */
    static void verify(Phase phase, long records, Measurement measurement) {
        Map<String, Long> outcomes = measurement.outcomes();
        long right = switch (phase) {
            case INSERTS -> Outcomes.sum(outcomes, "inserted", "updated", "superseded");
            case UPDATES -> Outcomes.sum(outcomes, "updated");
            case UNCHANGED -> Outcomes.sum(outcomes, "unchanged");
        };
        Outcomes.require(measurement, right == records);
    }
}
