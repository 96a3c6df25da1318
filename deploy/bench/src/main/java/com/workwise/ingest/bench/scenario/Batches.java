package com.workwise.ingest.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.bench.data.Phase;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The bodies of HTTP batches, made before the clock starts. */
record Batches(String contentType, List<byte[]> bodies) {

    static final String JSON = "application/json";

    /**
     * {@code {"items":[…]}} each.
     *
     * @param items in all of them together
     */
    static Batches objects(Stage stage, int size, int items) {
        return objects(of(stage, size, items, Batches::object));
    }

    /** @param bodies as {@link #object} makes them */
    static Batches objects(List<byte[]> bodies) {
        return new Batches(JSON, bodies);
    }

    /** A posting a line. */
    static Batches lines(Stage stage, int size, int items) {
        return new Batches("application/x-ndjson", of(stage, size, items, batch -> body(batch, "", "\n", "\n")));
    }

    static byte[] object(List<ProducerRecord<byte[], byte[]>> batch) {
        return body(batch, "{\"items\":[", ",", "]}");
    }

    private static List<byte[]> of(
            Stage stage, int size, int items, Function<List<ProducerRecord<byte[], byte[]>>, byte[]> body) {
        List<ProducerRecord<byte[], byte[]>> records =
                FullTopics.records(stage, Phase.INSERTS, "none").limit(items).toList();
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < records.size(); from += size) {
            bodies.add(body.apply(records.subList(from, Math.min(records.size(), from + size))));
        }
        return bodies;
    }

    private static byte[] body(List<ProducerRecord<byte[], byte[]>> batch, String first, String between, String last) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String before = first;
        for (ProducerRecord<byte[], byte[]> each : batch) {
            body.writeBytes(before.getBytes(UTF_8));
            body.writeBytes(each.value());
            before = between;
        }
        body.writeBytes(last.getBytes(UTF_8));
        return body.toByteArray();
    }
}
