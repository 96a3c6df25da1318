package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** From a full topic into an empty table, with micro-batches of other sizes than the delivered one. */
public final class ScaleBatches implements Scenario {

    private static final String TOPIC = "bench-scale-batches";
    private static final List<Integer> SIZES = List.of(100, 400, 1_000, 2_000, 4_000, 10_000);
    private static final int DELIVERED = 2_000;

    private final Stage stage;
    private final JarSettings settings;

    public ScaleBatches(Stage stage, JarSettings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    @Override
    public void prepare() {
        FullTopics.create(stage.services(), List.of(TOPIC));
        FullTopics.fill(stage, FullTopics.records(stage, Phase.INSERTS, TOPIC));
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        for (int size : SIZES) {
            stage.tables().empty();
            measured.accept(measure(size));
        }
    }

    private Measurement measure(int size) {
        String name = name(size);
        int records = stage.workload().records();
        JarSettings sized = settings.with("ingest.worker.flow.batch-records", Integer.toString(size));
        long start = System.nanoTime();
        try (Crew crew = Crew.start(sized, stage.services(), TOPIC, 1)) {
            Measurement measurement = new WorkerRun(stage, sized).measure(crew, start, name, name(DELIVERED), records);
            Drain.verify(Phase.INSERTS, records, measurement);
            stage.verification().verify(name, Phase.INSERTS);
            return measurement.with(Map.of("records a batch", crew.recordsPerBatch()));
        }
    }

    private static String name(int size) {
        return "scale batch " + size;
    }
}
