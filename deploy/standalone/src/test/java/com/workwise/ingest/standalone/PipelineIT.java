package com.workwise.ingest.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.standalone.load.Source;
import com.workwise.ingest.testsupport.TopicWriter;
import com.workwise.ingest.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From HTTP and Kafka to rows and dead letters, in the JVM that {@code mvn spring-boot:run} starts. */
final class PipelineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String OUTCOMES = """
            SELECT sum(bit_count(inserted)), sum(bit_count(updated)), sum(bit_count(unchanged)),
                sum(bit_count(superseded)), sum(bit_count(rejected)), sum(bit_count(dead_lettered))
            FROM ingest_batches""";

    @TempDir
    private static Path data;

    private static RunningInstance pipeline;

    @BeforeAll
    static void start() {
        pipeline = new RunningInstance(data);
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void everyPostingOfTheSampleHasAnOutcomeAndLoadingItAgainChangesNoRow() throws Exception {
        assertThat(pipeline.load(Source.sample())).isTrue();
        List<String> rows = contents();
        assertThat(rows).hasSizeGreaterThan(250);
        assertThat(codesOfDeadLetters())
                .contains("title.too_short", "url.scheme", "postedAt.format", "salary.range", "23503");
        assertThat(pipeline.rows(OUTCOMES).getFirst()).doesNotContain("|null").doesNotEndWith("|0");

        assertThat(pipeline.load(Source.sample())).isTrue();
        assertThat(contents()).isEqualTo(rows);
        assertThat(pipeline.rows("SELECT 1 FROM ingest_batches WHERE received_at = (SELECT max(received_at) FROM "
                        + "ingest_batches) AND bit_count(inserted) + bit_count(updated) > 0"))
                .isEmpty();
    }

    @Test
    void aRecordWrittenStraightToKafkaIsReadBackOverHttp() throws Exception {
        try (TopicWriter topic = new TopicWriter(pipeline.bootstrapServers())) {
            topic.write(Topics.RAW, "path/to 1", "{\"externalId\":\"path/to 1\",\"title\":\"面包师 Bäcker\"}");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                pipeline.get("/api/v1/jobs/path%2Fto%201").body())
                        .contains("\"title\":\"面包师 Bäcker\"", "\"jobType\":\"Full-time\""));
    }

    private static List<String> contents() throws Exception {
        return pipeline.rows("SELECT xmin, external_id, title, observed_at FROM jobs "
                + "WHERE external_id NOT LIKE 'path%' ORDER BY external_id");
    }

    private static Set<String> codesOfDeadLetters() {
        Set<String> codes = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> letter : pipeline.deadLetters(10, PATIENCE)) {
            codes.add(new String(letter.headers().lastHeader("workwise-dl-code").value(), StandardCharsets.UTF_8));
        }
        return codes;
    }
}
