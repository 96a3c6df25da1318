package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The bodies of HTTP batches, made before the clock starts. */
final class Batches {

    private Batches() {}

    /** @param items in all of them together */
    static List<byte[]> of(Stage stage, int size, int items) {
        List<ProducerRecord<byte[], byte[]>> records =
                FullTopics.records(stage, Phase.INSERTS, "none").limit(items).toList();
        List<byte[]> batches = new ArrayList<>();
        for (int from = 0; from < records.size(); from += size) {
            batches.add(body(records.subList(from, Math.min(records.size(), from + size))));
        }
        return batches;
    }

    static byte[] body(List<ProducerRecord<byte[], byte[]>> records) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"items\":".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < records.size(); i++) {
            body.write(i == 0 ? '[' : ',');
            body.writeBytes(records.get(i).value());
        }
        body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
