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
 * broker's acknowledgement. Both are warm: they run for weeks where they are deployed.
 */
public final class Accept implements Scenario {

    private static final String TOPIC = "bench-accept";
    private static final String PRODUCER = "accept producer";

    /** Requests of one item cost so much more than larger ones that fewer of them tell as much. */
    private static final int SMALLER = 20;

    private final Stage stage;
    private final JarSettings settings;

    public Accept(Stage stage, JarSettings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    @Override
    public void prepare() {
        FullTopics.create(stage.services(), List.of(TOPIC));
        // As warm as the API: it would reach a third of its rate otherwise.
        producer();
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        measured.accept(producer());
        try (ApiProcess api = ApiProcess.start(settings, stage.services(), TOPIC)) {
            int all = stage.workload().records();
            warmUp(api, all);
            measured.accept(batches(api, "1000", Batches.objects(stage, 1_000, all), all));
            measured.accept(batches(api, "ndjson", Batches.lines(stage, 1_000, all), all));
            measured.accept(batches(api, "100", Batches.objects(stage, 100, all), all));
            int fewer = Math.max(1, all / SMALLER);
            measured.accept(batches(api, "1", Batches.objects(stage, 1, fewer), fewer));
        }
    }

    /** Of each form as much as is measured, the larger last: a JVM just started may be too slow for those. */
    private void warmUp(ApiProcess api, int all) {
        Clients.submit(api, Batches.objects(stage, 100, all));
        Clients.submit(api, Batches.objects(stage, 1_000, all));
        Clients.submit(api, Batches.lines(stage, 1_000, all));
        Clients.submit(api, Batches.objects(stage, 1, Math.max(1, all / SMALLER)));
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

    private Measurement batches(ApiProcess api, String kind, Batches batches, int items) {
        String name = "accept " + kind;
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
