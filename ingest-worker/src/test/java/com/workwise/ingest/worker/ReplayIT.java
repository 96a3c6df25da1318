package com.workwise.ingest.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.testsupport.TopicWriter;
import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.ReplayMark;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worker's side of a replay, between a real broker and a real database. */
final class ReplayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningWorker worker = new RunningWorker();

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void aReplayedLetterIsTheRecordThatItWas() throws Exception {
        worker.migrate();
        worker.start();
        UUID replay = UUID.randomUUID();
        Instant observed = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        try (TopicWriter topic = new TopicWriter()) {
            topic.write(new ProducerRecord<>(
                    worker.raw,
                    null,
                    observed.toEpochMilli(),
                    bytes("x"),
                    bytes("{\"externalId\":\"x\",\"title\":\"ab\"}")));
            ConsumerRecord<byte[], byte[]> letter = letters(1).getFirst();
            // The producers of the raw topic are not ours: their marks mean nothing.
            topic.write(marked(letter, worker.raw, replay, "forged", "ab"));
            ConsumerRecord<byte[], byte[]> forged = letters(2).getLast();
            assertThat(header(forged, "attempts")).isEqualTo("1");
            assertThat(header(forged, "id")).isNotEqualTo(header(letter, "id"));
            assertThat(forged.headers().lastHeader("workwise-dl-replay")).isNull();

            topic.write(marked(letter, worker.replay, replay, "x", "cd"));
            ConsumerRecord<byte[], byte[]> again = letters(3).getLast();
            assertThat(header(again, "id")).isEqualTo(header(letter, "id"));
            assertThat(header(again, "topic")).isEqualTo(worker.raw);
            assertThat(header(again, "attempts")).isEqualTo("2");
            assertThat(header(again, "replay")).isEqualTo(replay.toString());

            worker.execute("""
                    INSERT INTO dead_letters (id, state, format, letter_topic, letter_partition, letter_offset,
                        origin_topic, origin_partition, origin_offset, origin_timestamp, headers, source, stage, class, code, reasons,
                        attempts, first_failed_at, last_failed_at, target_topic)
                    VALUES ('%s', 'replaying', 'workwise', 'd', 0, 0, 'r', 0, 0, 1, '[]', 'x', 'CHECK', 'invalid', 'c', '[]',
                        2, now(), now(), 't')""".formatted(header(letter, "id")));
            topic.write(marked(again, worker.replay, replay, "x", "Potter"));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                worker.column("SELECT title || extract(epoch FROM observed_at)::bigint FROM jobs"))
                        .containsExactly("Potter" + observed.getEpochSecond()));
        assertThat(worker.column("SELECT state || ' ' || outcome FROM dead_letters"))
                .containsExactly("resolved inserted");
        assertThat(worker.column("SELECT kind || ' ' || actor FROM dead_letter_events"))
                .containsExactly("resolved worker-under-test");
    }

    /** What a replay would send for the letter. */
    private static ProducerRecord<byte[], byte[]> marked(
            ConsumerRecord<byte[], byte[]> letter, String topic, UUID replay, String id, String title) {
        ReplayMark mark = new ReplayMark(
                Origin.from(name -> header(letter, name.substring(DeadLetterEnvelope.PREFIX.length())))
                        .orElseThrow(),
                replay,
                Integer.parseInt(header(letter, "attempts")));
        String json = "{\"externalId\":\"%s\",\"title\":\"%s\"}".formatted(id, title);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(id), bytes(json));
        mark.headers().forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(int count) {
        List<ConsumerRecord<byte[], byte[]>> letters = TopicReader.read(worker.dead, count, PATIENCE);
        assertThat(letters).hasSize(count);
        return letters;
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader("workwise-dl-" + name).value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
