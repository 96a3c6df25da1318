package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One, two and four workers that share one topic. When all of them run and have their partitions they see the records
 * that warm them, each its share, and when those are settled the others, all at one moment.
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
        List<ProducerRecord<byte[], byte[]>> records =
                FullTopics.records(stage, Phase.INSERTS, topic).toList();
        int warmUp = Math.toIntExact(settings.warmUpOf(records.size()));
        try (Unseen first = Unseen.write(stage.services(), records.subList(0, warmUp));
                Unseen rest = Unseen.write(stage.services(), records.subList(warmUp, records.size()));
                Crew crew = Crew.start(settings, stage.services(), topic, size)) {
            Sharing.await(stage.services(), crew, topic);
            Watch watch = new Watch(crew, () -> stage.services().cpu());
            first.show();
            Watch.Moment warm = watch.settled(warmUp);
            rest.show();
            Watch.Moment last = watch.settled(records.size());
            Measurement measurement = watch.between(warm, last, name, name(1), records.size() - warmUp);
            Drain.verify(Phase.INSERTS, records.size(), measurement);
            stage.verification().verify(name, Phase.INSERTS);
            return measurement;
        }
    }

    private static String name(int size) {
        return "scale " + size + (size == 1 ? " worker" : " workers");
    }
}
