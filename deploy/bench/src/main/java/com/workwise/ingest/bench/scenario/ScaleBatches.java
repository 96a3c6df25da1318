package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.function.Consumer;

/** From a full topic into an empty table, with micro-batches of other sizes than the delivered one. */
final class ScaleBatches implements Scenario {

    private static final String TOPIC = "bench-scale-batches";
    private static final List<Integer> SIZES = List.of(100, 400, 1_000, 4_000, 10_000);
    private static final int DELIVERED = 4_000;

    private final Stage stage;
    private final JarSettings settings;

    ScaleBatches(Stage stage, JarSettings settings) {
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
        int records = stage.workload().records();
        for (int size : SIZES) {
            stage.tables().empty();
            JarSettings sized = settings.with("ingest.worker.flow.batch-records", Integer.toString(size));
            Measurement measurement =
                    new WorkerRun(stage, sized).drainInBatches(name(size), name(DELIVERED), TOPIC, records);
            Drain.verify(Phase.INSERTS, records, measurement);
            stage.verification().verify(name(size), Phase.INSERTS);
            measured.accept(measurement);
        }
    }

    private static String name(int size) {
        return "scale batch " + size;
    }
}
