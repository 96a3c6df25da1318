package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.peer.HandWrittenConsumer;
import com.workwise.ingest.bench.process.ConsumerProcess;
import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.process.WorkerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** As {@link Drain}, but through a {@link HandWrittenConsumer}: new postings, then changed ones. */
public final class HandWritten implements Scenario {

    private static final List<Phase> PHASES = List.of(Phase.INSERTS, Phase.UPDATES);
    private static final long LOOK_MILLIS = 50;

    /** Without any progress, start-up included. */
    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();

    private final Stage stage;
    private final JarSettings settings;

    private record Moment(long nanos, long committed, Cpu cpu) {}

    public HandWritten(Stage stage, JarSettings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    @Override
    public void prepare() {
        PHASES.forEach(phase -> FullTopics.fill(stage, phase));
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        stage.tables().empty();
        for (Phase phase : PHASES) {
            Measurement measurement = drain(phase);
            stage.verification().verify(measurement.name(), phase);
            measured.accept(measurement);
            stage.tables().settle();
        }
    }

    private Measurement drain(Phase phase) {
        long records = stage.workload().sightings(phase).size();
        long start = System.nanoTime();
        try (ConsumerProcess consumer = ConsumerProcess.start(settings, stage.services(), FullTopics.name(phase))) {
            Moment first = committed(consumer, settings.warmUpOf(records));
            Moment last = committed(consumer, records);
            return new Measurement(
                    "hand-written " + phase.label(),
                    Floor.name(phase),
                    last.committed() - first.committed(),
                    (last.nanos() - first.nanos()) / 1e9,
                    (last.nanos() - start) / 1e9,
                    last.cpu().since(first.cpu()),
                    first.cpu().seconds().getOrDefault(WorkerProcess.WORKER, 0.0),
                    consumer.peakResident(),
                    0,
                    Map.of(),
                    Map.of());
        }
    }

    /** @return when so many records, or more, were stored */
    private Moment committed(ConsumerProcess consumer, long records) {
        long seen = 0;
        long progress = System.nanoTime();
        while (true) {
            long committed = consumer.committed();
            long now = System.nanoTime();
            if (committed >= records) {
                return new Moment(now, committed, stage.services().cpu().with(WorkerProcess.WORKER, consumer.cpu()));
            }
            if (committed > seen) {
                seen = committed;
                progress = now;
            } else if (now - progress > PATIENCE) {
                throw new WrongResult("the consumer stopped at " + seen + " of " + records + "; see " + consumer.log());
            }
            Watch.pause(LOOK_MILLIS);
        }
    }
}
