package com.workwise.ingest.standalone;

import com.workwise.ingest.JobField;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.standalone.load.Source;
import com.workwise.ingest.wire.RawJobReader;
import com.workwise.ingest.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer for those who have no Kafka tools: each line of a file becomes a record, good or bad, as it stands. */
final class Produce {

    private static final int TIMEOUT_MILLIS = 5_000;

    private Produce() {}

    static void lines(String file, int kafkaPort) throws InterruptedException {
        Source source = file.equals("-")
                ? Source.standardInput()
                : file.equals(Options.SAMPLE) ? Source.sample() : Source.of(Invocation.resolve(file));
        String bootstrap = "127.0.0.1:" + kafkaPort;
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * TIMEOUT_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            source.lines(line -> sent.add(producer.send(new ProducerRecord<>(Topics.RAW, key(line), line))));
            producer.flush();
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (IOException e) {
            throw new UsageError("cannot read " + source.name() + ": " + e.getMessage());
        } catch (ExecutionException e) {
            throw new UsageError("Kafka at " + bootstrap + " took not every record (" + e.getCause()
                    + "); is the standalone running, and on the port that --kafka-port says?");
        }
        System.out.println("Produced " + sent.size() + " records to " + Topics.RAW + " at " + bootstrap);
    }

    private static byte @Nullable [] key(byte[] line) {
        String id = RawJobReader.read(line) instanceof RawJobReader.Reading.Readable readable
                ? readable.job().text(JobField.EXTERNAL_ID)
                : null;
        return id == null || JobKey.problem(id) != null
                ? null
                : new JobKey(id).value().getBytes(StandardCharsets.UTF_8);
    }
}
