package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.ApiProcess;
import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * From HTTP into the topic, beside Kafka's own producer with the same settings. Ends with the last 202, which means the
 * broker's acknowledgement. The API is warm: it runs for weeks where it is deployed.
 */
public final class Accept implements Scenario {

    private static final String TOPIC = "bench-accept";
    private static final String PRODUCER = "accept producer";
    private static final List<Integer> SIZES = List.of(1_000, 100, 1);
    private static final int WARM_UP = 20_000;

    /** Requests of one item cost so much more than larger ones that fewer of them tell as much. */
    private static final int SMALLER = 10;

    private final Stage stage;
    private final JarSettings settings;

    public Accept(Stage stage, JarSettings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    @Override
    public void prepare() {
        FullTopics.create(stage.services(), List.of(TOPIC));
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        measured.accept(producer());
        try (ApiProcess api = ApiProcess.start(settings, stage.services(), TOPIC)) {
            Clients.submit(
                    api,
                    Batches.of(stage, 100, Math.min(WARM_UP, stage.workload().records())));
            for (int size : SIZES) {
                measured.accept(batches(api, size));
            }
        }
    }

    private Measurement producer() {
        List<ProducerRecord<byte[], byte[]>> records = FullTopics.records(stage, Phase.INSERTS, TOPIC)
                .map(record -> new ProducerRecord<>(TOPIC, record.key(), record.value()))
                .toList();
        long before = FullTopics.records(stage.services(), TOPIC);
        Cpu cpu = stage.services().cpu();
        long start = System.nanoTime();
        FullTopics.send(FullTopics.asTheApi(stage.services()), records.stream());
        double seconds = (System.nanoTime() - start) / 1e9;
        Cpu used = stage.services().cpu().since(cpu);
        verify(PRODUCER, before, records.size());
        return Measurement.withoutWorker(PRODUCER, PRODUCER, records.size(), seconds, used);
    }

    private Measurement batches(ApiProcess api, int size) {
        String name = "accept " + size;
        int items = size == 1
                ? Math.max(1, stage.workload().records() / SMALLER)
                : stage.workload().records();
        List<byte[]> batches = Batches.of(stage, size, items);
        long before = FullTopics.records(stage.services(), TOPIC);
        Cpu cpu = cpu(api);
        double seconds = Clients.submit(api, batches);
        Cpu used = cpu(api).since(cpu);
        verify(name, before, items);
        return Measurement.ofApi(name, PRODUCER, items, seconds, used, api.peakResident());
    }

    private Cpu cpu(ApiProcess api) {
        return stage.services().cpu().with(ApiProcess.API, api.cpu());
    }

    private void verify(String name, long before, long records) {
        long written = FullTopics.records(stage.services(), TOPIC) - before;
        if (written != records) {
            throw new WrongResult(name + " wrote " + written + " records instead of " + records);
        }
    }
}
