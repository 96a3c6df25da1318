package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.bench.process.WorkerProcess;
import com.workwise.ingest.bench.process.WorkerSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * From a full topic through the worker into the table: new postings, then changed ones, then the same again. Each from a
 * topic of its own and by a worker that has just been started.
 */
public final class Drain implements Scenario {

    private final Stage stage;
    private final WorkerSettings settings;
    private final List<Phase> phases;

    /** @param phases in their order, from the first on */
    public Drain(Stage stage, WorkerSettings settings, List<Phase> phases) {
        this.stage = stage;
        this.settings = settings;
        this.phases = List.copyOf(phases);
    }

    @Override
    public void prepare() {
        List<String> topics = new ArrayList<>(List.of(WorkerProcess.REPLAY, WorkerProcess.DEAD_LETTERS));
        for (Phase phase : phases) {
            topics.add(FullTopics.name(phase));
        }
        FullTopics.create(stage.services(), topics);
        for (Phase phase : phases) {
            FullTopics.fill(stage, phase);
        }
    }

    @Override
    public List<Measurement> round() {
        stage.tables().empty();
        List<Measurement> measurements = new ArrayList<>();
        for (Phase phase : phases) {
            measurements.add(run(phase));
            stage.tables().settle();
        }
        return measurements;
    }

    private Measurement run(Phase phase) {
        int records = stage.workload().sightings(phase).size();
        String name = "drain " + phase.label();
        long start = System.nanoTime();
        try (WorkerProcess worker = WorkerProcess.start(settings, stage.services(), FullTopics.name(phase))) {
            Watch watch = new Watch(worker, () -> stage.services().cpu());
            Watch.Moment first = watch.settled(1);
            Watch.Moment last = watch.settled(records);
            Outcomes.verify(name, phase, records, last.reading());
            stage.verification().verify(name, phase);
            Cpu used = last.cpu().since(first.cpu());
            return new Measurement(
                    name,
                    Floor.name(phase == Phase.UNCHANGED ? Phase.UPDATES : phase),
                    records - first.reading().settled(),
                    (last.nanos() - first.nanos()) / 1e9,
                    (last.nanos() - start) / 1e9,
                    used,
                    first.cpu().seconds().getOrDefault(WorkerProcess.WORKER, 0.0),
                    worker.peakResident(),
                    watch.peakHeap(),
                    last.reading().outcomes());
        }
    }
}
