package com.workwise.ingest.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** As the first run of {@link Drain}, with one bad record after each 99 good ones: each kind of badness in its turn. */
public final class Poison implements Scenario {

    private static final String NAME = "poison";
    private static final String TOPIC = "bench-poison";
    private static final int GOOD = 99;

    private final Stage stage;
    private final WorkerRun workers;

    public Poison(Stage stage, JarSettings settings) {
        this.stage = stage;
        this.workers = new WorkerRun(stage, settings);
    }

    @Override
    public void prepare() {
        FullTopics.create(stage.services(), List.of(TOPIC));
        FullTopics.fill(stage, records(stage, TOPIC));
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        int good = stage.workload().records();
        int bad = good / GOOD;
        stage.tables().empty();
        Measurement measurement = workers.drain(NAME, Drain.name(Phase.INSERTS), TOPIC, good + bad);
        Map<String, Long> outcomes = measurement.outcomes();
        // Of three kinds the third is refused by the database alone.
        Outcomes.require(
                measurement,
                Outcomes.sum(outcomes, "dead_lettered") == bad / 3
                        && Outcomes.sum(outcomes, "rejected") == bad - bad / 3);
        stage.verification().verify(NAME, Phase.INSERTS);
        measured.accept(measurement);
    }

    static Stream<ProducerRecord<byte[], byte[]>> records(Stage stage, String topic) {
        int[] number = {0};
        return FullTopics.records(stage, Phase.INSERTS, topic)
                .flatMap(good ->
                        ++number[0] % GOOD == 0 ? Stream.of(good, bad(good, number[0] / GOOD)) : Stream.of(good));
    }

    /** @param number from 1 on */
    private static ProducerRecord<byte[], byte[]> bad(ProducerRecord<byte[], byte[]> good, int number) {
        String id = "poison-" + number;
        String json = switch (number % 3) {
            case 1 -> "{\"externalId\":\"" + id + "\",\"title\":";
            case 2 -> "{\"externalId\":\"" + id + "\",\"title\":\"x\"}";
            default -> "{\"externalId\":\"" + id + "\",\"title\":\"Potter\",\"categoryId\":999999999}";
        };
        return new ProducerRecord<>(
                good.topic(), good.partition(), good.timestamp(), id.getBytes(UTF_8), json.getBytes(UTF_8));
    }
}
