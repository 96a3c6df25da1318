package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.load.Latencies;
import com.workwise.ingest.bench.process.Cpu;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Postings straight to Kafka, one at a time: from the send, the producer's linger of 5 ms included, until the row is
 * visible. At irregular intervals, so that no timer of the worker is met at the same point each time.
 */
final class Singles {

    private static final int COUNT = 200;
    private static final int WARM_UP = 20;
    private static final int LONGEST_PAUSE_MILLIS = 100;

    private Singles() {}

    static Measurement measure(String name, Pipeline pipeline, Stage stage) {
        Random random = new Random(stage.workload().seed());
        Latencies latencies = new Latencies();
        double seconds = 0;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                FullTopics.asTheApi(stage.services()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < WARM_UP; i++) {
                pipeline.single(producer);
            }
            pipeline.settle();
            for (int i = 0; i < COUNT; i++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
                long nanos = pipeline.single(producer);
                latencies.record(nanos);
                seconds += nanos / 1e9;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        pipeline.verify(name);
        Map<String, Double> figures = new LinkedHashMap<>(latencies.figures(50, 99, 100));
        figures.put("look p99 ms", pipeline.lookMillis());
        return Measurement.ofApi(name, name, COUNT, seconds, new Cpu(Map.of()), pipeline.peakResident())
                .with(figures);
    }
}
