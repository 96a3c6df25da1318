package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Sighting;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Postings that were never sent before, so that each becomes a new row. */
final class Supply {

    private final Stage stage;
    private int next;

    /**
     * Successive postings.
     *
     * @param end the number after the last one's
     * @param body of an HTTP batch
     */
    record Batch(int first, int end, byte[] body) {}

    Supply(Stage stage) {
        this.stage = stage;
    }

    Batch take(int count) {
        int first = next;
        next += count;
        return new Batch(first, next, Batches.object(records("none", first)));
    }

    List<Batch> take(int batches, int size) {
        return Stream.generate(() -> take(size)).limit(batches).toList();
    }

    /** Without a time, as most producers send. */
    ProducerRecord<byte[], byte[]> record(String topic, Batch one) {
        ProducerRecord<byte[], byte[]> record = FullTopics.record(stage, topic, sighting(one.first()));
        return new ProducerRecord<>(topic, record.partition(), record.key(), record.value());
    }

    /** All that were ever taken. */
    List<Sighting> taken() {
        return sightings(0);
    }

    private List<ProducerRecord<byte[], byte[]>> records(String topic, int first) {
        return sightings(first).stream()
                .map(sighting -> FullTopics.record(stage, topic, sighting))
                .toList();
    }

    private List<Sighting> sightings(int first) {
        return IntStream.range(first, next).mapToObj(Supply::sighting).toList();
    }

    private static Sighting sighting(int posting) {
        return new Sighting(posting, 0, 0);
    }
}
