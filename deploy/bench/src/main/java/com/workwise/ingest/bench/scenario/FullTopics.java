package com.workwise.ingest.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Posting;
import com.workwise.ingest.bench.data.Sighting;
import com.workwise.ingest.bench.data.Workload;
import com.workwise.ingest.bench.process.Services;
import com.workwise.ingest.bench.process.WorkerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Written once and read by every round. */
final class FullTopics {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FullTopics() {}

    /** Before any worker starts, which would otherwise wait for those that it makes itself. */
    static void create(Services services, Collection<String> names) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(WorkerProcess.REPLAY, WorkerProcess.DEAD_LETTERS));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", services.kafka()))) {
            all.removeAll(admin.listTopics().names().get());
            List<NewTopic> topics = all.stream().map(FullTopics::topic).toList();
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot make the topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void delete(Services services, Collection<String> names) {
        try (Admin admin = Admin.create(producer(services))) {
            admin.deleteTopics(names).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot delete topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The records' times lie in the past: the usual retention would remove them. */
    private static NewTopic topic(String name) {
        String bytes = name.startsWith(WorkerProcess.DEAD_LETTERS) ? "2100000" : "1000000";
        return new NewTopic(name, Workload.PARTITIONS, (short) 1)
                .configs(Map.of("retention.ms", "-1", "max.message.bytes", bytes));
    }

    /** The topic that holds a phase's records. */
    static String name(Phase phase) {
        return "bench-" + phase.label();
    }

    /** Does nothing if another scenario, which reads the same, has done it. */
    static void fill(Stage stage, Phase phase) {
        String topic = name(phase);
        create(stage.services(), List.of(topic));
        if (records(stage.services(), topic) == 0) {
            fill(stage, records(stage, phase, topic));
            read(stage.services(), topic);
        }
    }

    /**
     * All of it once, in small portions: a broker that runs for weeks has compiled what it does for them. One that has just
     * been started spent 3 µs a record more on the first round than on the others.
     */
    private static void read(Services services, String topic) {
        List<TopicPartition> partitions = partitions(topic);
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", services.kafka(), "fetch.max.bytes", 65_536, "max.partition.fetch.bytes", 65_536);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (long left = records(services, topic); left > 0; ) {
                int read = consumer.poll(PATIENCE).count();
                if (read == 0) {
                    throw new IllegalStateException("the broker gave nothing of " + topic + " for "
                            + PATIENCE.toSeconds() + " s, " + left + " records are left");
                }
                left -= read;
            }
        }
    }

    static void fill(Stage stage, Stream<ProducerRecord<byte[], byte[]>> records) {
        send(plain(stage.services()), records);
    }

    /** @return settings of a producer that sends uncompressed, as Kafka's own do by default */
    static Map<String, Object> plain(Services services) {
        Map<String, Object> properties = new HashMap<>(producer(services));
        properties.put("linger.ms", 20);
        properties.put("batch.size", 131_072);
        // By the records' times the broker would forget an idempotent producer as one of long ago.
        properties.put("enable.idempotence", false);
        properties.put("max.in.flight.requests.per.connection", 1);
        return properties;
    }

    /** @return a producer's settings */
    static Map<String, Object> asTheApi(Services services) {
        Map<String, Object> properties = new HashMap<>(producer(services));
        properties.put("linger.ms", 5);
        properties.put("batch.size", 131_072);
        properties.put("compression.type", "lz4");
        return properties;
    }

    private static Map<String, Object> producer(Services services) {
        return Map.of("bootstrap.servers", services.kafka(), "acks", "all");
    }

    /** Returns when the last record is acknowledged. */
    static void send(Map<String, Object> properties, Stream<ProducerRecord<byte[], byte[]>> records) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(record -> producer.send(record, (metadata, error) -> {
                if (error != null) {
                    failure.set(error);
                }
            }));
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("cannot fill the topic", failed);
        }
    }

    /** @return how many were ever written to that topic */
    static long records(Services services, String topic) {
        Map<TopicPartition, OffsetSpec> latest = partitions(topic).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(producer(services))) {
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask the broker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, Workload.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    static Stream<ProducerRecord<byte[], byte[]>> records(Stage stage, Phase phase, String topic) {
        return stage.workload().sightings(phase).stream().map(sighting -> record(stage, topic, sighting));
    }

    static ProducerRecord<byte[], byte[]> record(Stage stage, String topic, Sighting sighting) {
        return record(topic, stage.postings().posting(sighting), sighting);
    }

    static ProducerRecord<byte[], byte[]> record(String topic, Posting posting, Sighting sighting) {
        return new ProducerRecord<>(
                topic,
                Workload.partition(sighting),
                sighting.millis(),
                posting.externalId().getBytes(UTF_8),
                JSON.writeValueAsBytes(posting));
    }
}
