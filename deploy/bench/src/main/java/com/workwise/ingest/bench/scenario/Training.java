package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All that a worker meets, in one topic and by one worker: new postings and bad records, changed ones, the same again. */
public final class Training implements Scenario {

    private static final String NAME = "training";
    private static final String TOPIC = "bench-training";

    private final Stage stage;
    private final WorkerRun workers;
    private long records;

    public Training(Stage stage, JarSettings settings) {
        this.stage = stage;
        this.workers = new WorkerRun(stage, settings);
    }

    @Override
    public void prepare() {
        FullTopics.create(stage.services(), List.of(TOPIC));
        FullTopics.fill(
                stage,
                Stream.of(
                                Poison.records(stage, TOPIC),
                                FullTopics.records(stage, Phase.UPDATES, TOPIC),
                                FullTopics.records(stage, Phase.UNCHANGED, TOPIC))
                        .flatMap(phase -> phase));
        records = FullTopics.records(stage.services(), TOPIC);
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        stage.tables().empty();
        Measurement measurement = workers.drain(NAME, NAME, TOPIC, records);
        stage.verification().verify(NAME, Phase.UNCHANGED);
        measured.accept(measurement);
    }
}
