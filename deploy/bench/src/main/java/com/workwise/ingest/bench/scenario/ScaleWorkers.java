package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.function.Consumer;

/**
 * One, two and four workers that share one topic. They see its records at one moment, when all of them run and have
 * their partitions.
 */
public final class ScaleWorkers implements Scenario {

    private static final List<Integer> SIZES = List.of(1, 2, 4);

    private final Stage stage;
    private final JarSettings settings;
    private int topics;

    public ScaleWorkers(Stage stage, JarSettings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        for (int size : SIZES) {
            // A topic of its own, because a transaction can be shown once.
            String topic = "bench-crew-" + ++topics;
            stage.tables().empty();
            FullTopics.create(stage.services(), List.of(topic));
            measured.accept(measure(size, topic));
            FullTopics.delete(stage.services(), List.of(topic));
        }
    }

    private Measurement measure(int size, String topic) {
        String name = name(size);
        int records = stage.workload().records();
        try (Unseen unseen = Unseen.write(stage.services(), FullTopics.records(stage, Phase.INSERTS, topic))) {
            long start = System.nanoTime();
            try (Crew crew = Crew.start(settings, stage.services(), topic, size)) {
                Sharing.await(stage.services(), crew, topic);
                unseen.show();
                Measurement measurement = new WorkerRun(stage, settings).measure(crew, start, name, name(1), records);
                Drain.verify(Phase.INSERTS, records, measurement);
                stage.verification().verify(name, Phase.INSERTS);
                return measurement;
            }
        }
    }

    private static String name(int size) {
        return "scale " + size + (size == 1 ? " worker" : " workers");
    }
}
