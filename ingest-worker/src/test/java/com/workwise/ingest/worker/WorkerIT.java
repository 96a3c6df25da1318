package com.workwise.ingest.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.testsupport.TopicWriter;
import com.workwise.ingest.wire.BatchItem;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/** The whole worker between a real broker and a real database. */
final class WorkerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningWorker worker = new RunningWorker();

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void storesPostingsClosesThemByTombstoneAndCommitsTheirOffsets() throws Exception {
        worker.migrate();
        worker.start();
        try (TopicWriter topic = new TopicWriter()) {
            topic.write(worker.raw, "a", "{\"externalId\":\"a\",\"title\":\"Töpfer\",\"company\":\"Acme\"}");
            // Without a key the value's externalId counts.
            topic.write(new ProducerRecord<>(worker.raw, bytes("{\"externalId\":\"b\",\"title\":\"Baker\"}")));
            topic.write(worker.raw, "c", "{\"externalId\":\"c\",\"title\":\"Cook\"}");
            topic.write(new ProducerRecord<>(worker.raw, bytes("c"), null));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(worker.column(
                                "SELECT external_id || (closed_at IS NOT NULL) FROM jobs ORDER BY external_id"))
                        .containsExactly("afalse", "bfalse", "ctrue"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(4));
    }

    @Test
    void aRefusedRecordIsADeadLetterByteForByteWithAllItsReasons() throws Exception {
        worker.migrate();
        worker.start();
        byte[] garbage = {(byte) 0xC0, (byte) 0xAF, 0, '{'};
        BatchItem item = new BatchItem(UUID.randomUUID(), 3, 10, 10, "tester");
        try (TopicWriter topic = new TopicWriter()) {
            ProducerRecord<byte[], byte[]> bad = new ProducerRecord<>(
                    worker.raw,
                    bytes("x"),
                    bytes("{\"externalId\":\"x\",\"title\":\"ab\",\"url\":\"ftp://x\",\"isFeatured\":\"yes\"}"));
            bad.headers().add("mine", new byte[] {1, 2, 3});
            item.headers().forEach((name, value) -> bad.headers().add(name, bytes(value)));
            topic.write(bad);
            topic.write(new ProducerRecord<>(worker.raw, null, garbage));
            topic.write(worker.raw, "good", "{\"externalId\":\"good\",\"title\":\"Good neighbour\"}");
        }
        List<ConsumerRecord<byte[], byte[]>> letters = TopicReader.read(worker.dead, 2, PATIENCE);
        assertThat(letters).hasSize(2);
        ConsumerRecord<byte[], byte[]> checked = letters.stream()
                .filter(letter -> letter.key() != null)
                .findFirst()
                .orElseThrow();
        assertThat(new String(checked.value(), UTF_8)).startsWith("{\"externalId\":\"x\",\"title\":\"ab\"");
        assertThat(checked.headers().lastHeader("mine").value()).containsExactly(1, 2, 3);
        assertThat(header(checked, "stage")).isEqualTo("CHECK");
        assertThat(header(checked, "topic")).isEqualTo(worker.raw);
        assertThat(header(checked, "reasons"))
                .contains("\"title.too_short\"", "\"url.scheme\"", "\"isFeatured.type\"", "\"/isFeatured\"");
        ConsumerRecord<byte[], byte[]> decoded = letters.stream()
                .filter(letter -> letter.key() == null)
                .findFirst()
                .orElseThrow();
        assertThat(decoded.value()).isEqualTo(garbage);
        assertThat(header(decoded, "code")).isEqualTo("json.encoding");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(worker.column("SELECT external_id FROM jobs"))
                        .containsExactly("good"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(worker.column("SELECT rejected::text FROM ingest_batches"))
                        .containsExactly("0001000000"));
    }

    @Test
    void oneForeignKeyViolationAmongFourThousandCostsOnlyItself() throws Exception {
        worker.migrate();
        UUID batch = UUID.randomUUID();
        try (TopicWriter topic = new TopicWriter()) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 4_000; i++) {
                String category = i == 2_345 ? ",\"categoryId\":999999" : "";
                String json = "{\"externalId\":\"job-%d\",\"title\":\"Job number %d\"%s}".formatted(i, i, category);
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(worker.raw, 0, bytes("job-" + i), bytes(json));
                new BatchItem(batch, i, 4_000, 4_000, "tester")
                        .headers()
                        .forEach((name, value) -> record.headers().add(name, bytes(value)));
                records.add(record);
            }
            topic.write(records);
        }
        worker.start();
        List<ConsumerRecord<byte[], byte[]>> letters = TopicReader.read(worker.dead, 1, PATIENCE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(worker.single("""
                        SELECT bit_count(inserted) || ' ' || bit_count(dead_lettered) FROM ingest_batches""")).isEqualTo("3999 1"));
        assertThat(worker.single("SELECT count(*) FROM jobs")).isEqualTo("3999");
        assertThat(letters).hasSize(1);
        assertThat(new String(letters.getFirst().key(), UTF_8)).isEqualTo("job-2345");
        assertThat(header(letters.getFirst(), "stage")).isEqualTo("STORE");
        assertThat(header(letters.getFirst(), "code")).isEqualTo("23503");
        assertThat(header(letters.getFirst(), "reasons")).contains("\"/categoryId\"");
    }

    @Test
    void waitsForTheSchemaAliveButNotReady() throws Exception {
        worker.start();
        try (TopicWriter topic = new TopicWriter()) {
            topic.write(worker.raw, "a", "{\"externalId\":\"a\",\"title\":\"Potter\"}");
        }
        HealthIndicator schema = worker.context().getBean("schemaHealthIndicator", HealthIndicator.class);
        assertThat(requireNonNull(schema.health()).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(worker.context().getBean(ApplicationAvailability.class).getLivenessState())
                .isEqualTo(LivenessState.CORRECT);
        worker.migrate();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(worker.column("SELECT title FROM jobs")).containsExactly("Potter"));
        assertThat(requireNonNull(schema.health()).getStatus()).isEqualTo(Status.UP);
    }

    /** What this is for, PlansIT of the store tells. */
    @Test
    void itsSessionsAvoidReadingWholeTables() {
        worker.start();
        ConnectionFactory sessions = worker.context().getBean(ConnectionFactory.class);
        assertThat(Mono.usingWhen(
                                sessions.create(),
                                session -> Mono.from(session.createStatement("SHOW enable_seqscan")
                                                .execute())
                                        .flatMap(result ->
                                                Mono.from(result.map((row, meta) -> row.get(0, String.class)))),
                                session -> session.close())
                        .block(PATIENCE))
                .isEqualTo("off");
    }

    @Test
    void aStopDrainsWhatIsInFlightAndTheNextStartReadsNothingTwice() throws Exception {
        worker.migrate();
        worker.with("ingest.worker.intake.max-in-flight", "1MB");
        write(60_000);
        try (Connection jdbc = worker.connection();
                Statement statement = jdbc.createStatement()) {
            // So the stop finds it at work however fast it is.
            jdbc.setAutoCommit(false);
            statement.execute("LOCK TABLE jobs IN EXCLUSIVE MODE");
            worker.start();
            await().atMost(PATIENCE)
                    .until(() -> worker.single("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")
                            .equals("t"));
            assertThat(worker.column("SELECT name || ' ' || circuit FROM workers"))
                    .containsExactly("worker-under-test closed");
            Thread stop = Thread.ofVirtual().start(worker::stop);
            await().atMost(PATIENCE).until(() -> worker.context().isClosed());
            jdbc.rollback();
            assertThat(stop.join(PATIENCE)).isTrue();
        }
        assertThat(worker.column("SELECT name FROM workers")).isEmpty();
        long committed = committed();
        assertThat(committed).isBetween(1L, 59_999L);
        assertThat(worker.single("SELECT count(*) FROM jobs")).isEqualTo(Long.toString(committed));
        worker.start();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(60_000));
        assertThat(worker.single("SELECT count(*) FROM jobs")).isEqualTo("60000");
    }

    private void write(int postings) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < postings; i++) {
            String json = "{\"externalId\":\"k%d\",\"title\":\"Potter %d\"}".formatted(i, i);
            records.add(new ProducerRecord<>(worker.raw, bytes("k" + i), bytes(json)));
        }
        try (TopicWriter topic = new TopicWriter()) {
            topic.write(records);
        }
    }

    private long committed() throws Exception {
        try (Admin admin = Admin.create(
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestServices.kafkaBootstrap()))) {
            return admin.listConsumerGroupOffsets(worker.raw).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader("workwise-dl-" + name).value(), UTF_8);
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(UTF_8);
    }
}
