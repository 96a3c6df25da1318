package com.workwise.ingest.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.bench.data.Phase;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The bodies of HTTP batches, made before the clock starts. */
record Batches(String contentType, List<byte[]> bodies) {

    /**
     * {@code {"items":[…]}} each.
     *
     * @param items in all of them together
     */
    static Batches objects(Stage stage, int size, int items) {
        return new Batches("application/json", of(stage, size, items, "{\"items\":[", ",", "]}"));
    }

    /** A posting a line. */
    static Batches lines(Stage stage, int size, int items) {
        return new Batches("application/x-ndjson", of(stage, size, items, "", "\n", "\n"));
    }

    private static List<byte[]> of(Stage stage, int size, int items, String first, String between, String last) {
        List<ProducerRecord<byte[], byte[]>> records =
                FullTopics.records(stage, Phase.INSERTS, "none").limit(items).toList();
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < records.size(); from += size) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            String before = first;
            for (ProducerRecord<byte[], byte[]> each : records.subList(from, Math.min(records.size(), from + size))) {
                body.writeBytes(before.getBytes(UTF_8));
                body.writeBytes(each.value());
                before = between;
            }
            body.writeBytes(last.getBytes(UTF_8));
            bodies.add(body.toByteArray());
        }
        return bodies;
    }
}
