package com.workwise.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubmitIT {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final String topic = TestServices.uniqueTopic("raw");
    private RunningApi api;

    @BeforeAll
    void start() {
        api = RunningApi.startOnSharedServices(topic);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void publishesEveryItemAsSentAndSaysWhereItsStateIs() {
        String first = "{ \"externalId\" : \" e\u0301-1 \", \"title\":\"Köchin \\u00e9 😀\" }";
        String second = "{\"externalId\":\"2\",\"description\":null}";
        Instant before = Instant.now();

        RunningApi.Answer answer = api.send(
                api.post(RunningApi.BATCHES + "?level=Strict", bytes("{\"items\":[" + first + " ,\n" + second + "]}"))
                        .header("X-Request-Id", "my.request-1")
                        .header("traceparent", TRACEPARENT));

        assertThat(answer.status()).isEqualTo(202);
        JsonNode body = answer.json();
        UUID batch = UUID.fromString(body.path("batchId").asString());
        assertThat(batch.version()).isEqualTo(7);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/jobs/batches/" + batch);
        assertThat(answer.header("X-Request-Id")).isEqualTo("my.request-1");
        assertThat(body.toString())
                .isEqualTo("{\"batchId\":\"" + batch + "\",\"items\":2,\"accepted\":2,\"refused\":0,\"errors\":[]}");

        List<ConsumerRecord<byte[], byte[]>> records = recordsOf(batch, 2);
        ConsumerRecord<byte[], byte[]> one = records.getFirst();
        assertThat(new String(one.key(), UTF_8)).isEqualTo("é-1");
        assertThat(new String(one.value(), UTF_8)).isEqualTo(first);
        assertThat(new String(records.getLast().value(), UTF_8)).isEqualTo(second);
        assertThat(one.timestamp())
                .isEqualTo(records.getLast().timestamp())
                .isBetween(before.toEpochMilli(), System.currentTimeMillis());
        assertThat(itemOf(one)).isEqualTo(new BatchItem(batch, 0, 2, 2, RunningApi.CLIENT));
        assertThat(header(one, "workwise-request-id")).isEqualTo("my.request-1");
        assertThat(header(one, "workwise-level")).isEqualTo("strict");
        assertThat(header(one, "traceparent")).isEqualTo(TRACEPARENT);
        assertThat(api.get(answer.header("Location")).json().path("state").asString())
                .isEqualTo("processing");
    }

    @Test
    void publishesEveryLineAsSentAndNamesTheBrokenOnes() {
        String first = " {\"externalId\":\"l-1\", \"title\":\"Köchin \\u00e9 😀\"} ";
        String last = "{\"externalId\":\"l-2\"}";

        RunningApi.Answer answer = api.send(api.post(
                        RunningApi.BATCHES + "?level=strict&observedAt=2026-01-31T09:30:00Z",
                        Packed.gzip(bytes(first + "\r\n\n{\"externalId\":\n" + last)))
                .setHeader("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip"));

        assertThat(answer.status()).isEqualTo(207);
        UUID batch = UUID.fromString(answer.json().path("batchId").asString());
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("index").asInt()).isOne();
        assertThat(error.path("pointer").asString()).isEqualTo("/items/1");
        assertThat(error.path("code").asString()).isEqualTo("item.malformed_json");
        List<ConsumerRecord<byte[], byte[]>> records = recordsOf(batch, 2);
        assertThat(records)
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactly(first, last);
        assertThat(itemOf(records.getLast())).isEqualTo(new BatchItem(batch, 2, 3, 2, RunningApi.CLIENT));
        assertThat(header(records.getFirst(), "workwise-level")).isEqualTo("strict");
        assertThat(header(records.getFirst(), "workwise-observed-at")).isEqualTo("2026-01-31T09:30:00Z");
    }

    @Test
    void takesWhatItCanAndNamesTheRest() {
        RunningApi.Answer answer =
                api.submit("{\"items\":[7,{\"externalId\":\"ok\"},{\"title\":\"x\"},{\"externalId\":5}]}");

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().path("accepted").asInt()).isOne();
        assertThat(answer.json().path("refused").asInt()).isEqualTo(3);
        assertThat(answer.json().path("errors").path(1).path("pointer").asString())
                .isEqualTo("/items/2/externalId");
        assertThat(answer.json().path("errors").path(1).path("code").asString()).isEqualTo("externalId.required");
        UUID batch = UUID.fromString(answer.json().path("batchId").asString());
        ConsumerRecord<byte[], byte[]> only = recordsOf(batch, 1).getFirst();
        assertThat(itemOf(only)).isEqualTo(new BatchItem(batch, 1, 4, 1, RunningApi.CLIENT));
        assertThat(header(only, "workwise-level")).isNull();
    }

    @Test
    void takesTenThousandItemsAtOnce() {
        String item = "{\"externalId\":\"many\",\"description\":\"" + "x".repeat(1_000) + "\"}";
        RunningApi.Answer answer =
                api.submit("{\"items\":[" + (item + ",").repeat(Limits.BATCH_ITEMS - 1) + item + "]}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(Limits.BATCH_ITEMS);
    }

    private List<ConsumerRecord<byte[], byte[]>> recordsOf(UUID batch, int expected) {
        List<ConsumerRecord<byte[], byte[]>> records =
                TopicReader.read(topic, Integer.MAX_VALUE, Duration.ofSeconds(3)).stream()
                        .filter(record -> batch.toString().equals(header(record, "workwise-batch-id")))
                        .sorted((left, right) ->
                                itemOf(left).index() - itemOf(right).index())
                        .toList();
        assertThat(records).hasSize(expected);
        return records;
    }

    private static BatchItem itemOf(ConsumerRecord<byte[], byte[]> record) {
        return BatchItem.from(name -> header(record, Objects.requireNonNull(name)))
                .orElseThrow();
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
