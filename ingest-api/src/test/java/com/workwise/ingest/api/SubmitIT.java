package com.workwise.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
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
        Database database = TestServices.freshDatabase();
        RunningApi.migrate(database.jdbcUrl(), database.username(), database.password());
        api = RunningApi.start(
                TestServices.kafkaBootstrap(), topic, database.r2dbcUrl(), database.username(), database.password());
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
    void refusesABatchOfWhichNoItemIsUsable() {
        RunningApi.Answer answer = api.submit("{\"items\":[7,{\"externalId\":5}]}");
        assertProblem(answer, 422, "all_items_refused");
        assertThat(answer.json().path("errors").size()).isEqualTo(2);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void answersEveryRefusalAsAProblem() {
        assertProblem(api.submit(""), 400, "empty_body");
        assertProblem(api.submit("{\"items\":[{\"a\":1,\"a\":1}]}"), 400, "duplicate_property");
        byte[] good = bytes("{\"items\":[{\"externalId\":\"a\"}]}");
        assertProblem(api.send(api.post(RunningApi.BATCHES + "?level=harsh", good)), 400, "unknown_level");
        assertProblem(
                api.send(api.post(RunningApi.BATCHES, good).header("X-Request-Id", "no spaces")),
                400,
                "bad_request_id");
        assertProblem(
                api.send(api.post(RunningApi.BATCHES, good).header("Content-Encoding", "br")),
                415,
                "unsupported_content_encoding");
        assertProblem(
                api.send(api.post(RunningApi.BATCHES, good)
                        .setHeader("Content-Type", "application/json;charset=utf-16")),
                415,
                "unsupported_charset");
        assertProblem(
                api.send(api.post(RunningApi.BATCHES, good).setHeader("Content-Type", "text/plain")),
                415,
                "unsupported_media_type");
        assertProblem(
                api.send(api.request(RunningApi.BATCHES).POST(BodyPublishers.ofByteArray(good))),
                415,
                "unsupported_media_type");
        assertProblem(
                api.send(api.post(RunningApi.BATCHES, good).header("Accept", "application/xml")),
                406,
                "not_acceptable");
        assertProblem(api.get("/api/v1/nothing"), 404, "not_found");
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "TRACE", "PURGE")) {
            RunningApi.Answer answer =
                    api.send(api.request(RunningApi.BATCHES).method(method, BodyPublishers.noBody()));
            assertProblem(answer, 405, "method_not_allowed");
            assertThat(answer.header("Allow")).isEqualTo("POST");
        }
    }

    @Test
    void refusesARequestWithoutAHost() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.port("local.server.port"))) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes("GET / HTTP/1.1\r\n\r\n"));
            byte[] answer = new byte[12];
            socket.getInputStream().readNBytes(answer, 0, answer.length);
            assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void letsInOnlyKnownKeys() {
        for (String authorization : List.of("Bearer wrong", "Bearer", "Basic dGVzdDp0ZXN0", "Bearer a b")) {
            RunningApi.Answer answer =
                    api.send(api.post(RunningApi.BATCHES, bytes("{}")).setHeader("Authorization", authorization));
            assertProblem(answer, 401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        assertProblem(api.send(api.request("/anything").setHeader("Authorization", "no")), 401, "unauthorized");
    }

    @Test
    void refusesWhatIsTooLargeWithOrWithoutItsLengthTold() {
        byte[] large = new byte[Limits.REQUEST_BYTES + 1];
        assertProblem(
                api.send(api.request(RunningApi.BATCHES)
                        .header("Content-Type", "application/json")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofByteArray(large))),
                413,
                "request_too_large");
        assertProblem(
                api.send(api.request(RunningApi.BATCHES)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))),
                413,
                "request_too_large");
        String many = "{\"externalId\":\"a\"},".repeat(Limits.BATCH_ITEMS) + "{\"externalId\":\"a\"}";
        assertProblem(api.submit("{\"items\":[" + many + "]}"), 413, "too_many_items");
    }

    @Test
    void takesTenThousandItemsAtOnce() {
        String item = "{\"externalId\":\"many\",\"description\":\"" + "x".repeat(1_000) + "\"}";
        RunningApi.Answer answer =
                api.submit("{\"items\":[" + (item + ",").repeat(Limits.BATCH_ITEMS - 1) + item + "]}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(Limits.BATCH_ITEMS);
    }

    @Test
    void opensOnlyItsHealthToStrangers() {
        assertThat(api.send(api.management("/actuator/health/readiness")).status())
                .isEqualTo(200);
        assertThat(api.send(api.management("/actuator/health")).status()).isEqualTo(200);
        assertThat(api.send(api.management("/actuator/prometheus")).status()).isEqualTo(401);
        RunningApi.Answer metrics =
                api.send(api.management("/actuator/prometheus").header("Authorization", "Bearer " + RunningApi.KEY));
        assertThat(new String(metrics.raw().body(), UTF_8)).contains("ingest_api_request_bytes", "kafka_producer");
    }

    static void assertProblem(RunningApi.Answer answer, int status, String code) {
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asString()).isEqualTo("urn:workwise:ingest:problem:" + code);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("Exception", "org.", "com.");
        assertThat(problem.path("instance").asString()).startsWith("/");
        assertThat(problem.path("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
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
