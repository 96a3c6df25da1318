package com.workwise.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.wire.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalsIT {

    private RunningApi api;

    @BeforeAll
    void start() {
        api = RunningApi.startOnSharedServices(TestServices.uniqueTopic("raw"));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void refusesABatchOfWhichNoItemIsUsable() {
        RunningApi.Answer answer = api.submit("{\"items\":[7,{\"externalId\":5}]}");
        ProblemAnswer.assertProblem(answer, 422, "all_items_refused");
        assertThat(answer.json().path("errors").size()).isEqualTo(2);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void answersEveryRefusalAsAProblem() {
        ProblemAnswer.assertProblem(api.submit(""), 400, "empty_body");
        ProblemAnswer.assertProblem(api.submit("{\"items\":[{\"a\":1,\"a\":1}]}"), 400, "duplicate_property");
        byte[] good = bytes("{\"items\":[{\"externalId\":\"a\"}]}");
        ProblemAnswer.assertProblem(
                api.send(api.post(RunningApi.BATCHES + "?level=harsh", good)), 400, "unknown_level");
        ProblemAnswer.assertProblem(
                api.send(api.post(RunningApi.BATCHES, good).header("X-Request-Id", "no spaces")),
                400,
                "bad_request_id");
        ProblemAnswer.assertProblem(
                api.send(api.post(RunningApi.BATCHES, good).header("Content-Encoding", "br")),
                415,
                "unsupported_content_encoding");
        ProblemAnswer.assertProblem(
                api.send(api.post(RunningApi.BATCHES, good)
                        .setHeader("Content-Type", "application/json;charset=utf-16")),
                415,
                "unsupported_charset");
        ProblemAnswer.assertProblem(
                api.send(api.post(RunningApi.BATCHES, good).setHeader("Content-Type", "text/plain")),
                415,
                "unsupported_media_type");
        ProblemAnswer.assertProblem(
                api.send(api.request(RunningApi.BATCHES).POST(BodyPublishers.ofByteArray(good))),
                415,
                "unsupported_media_type");
        ProblemAnswer.assertProblem(
                api.send(api.post(RunningApi.BATCHES, good).header("Accept", "application/xml")),
                406,
                "not_acceptable");
        ProblemAnswer.assertProblem(api.get("/api/v1/nothing"), 404, "not_found");
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "TRACE", "PURGE")) {
            RunningApi.Answer answer =
                    api.send(api.request(RunningApi.BATCHES).method(method, BodyPublishers.noBody()));
            ProblemAnswer.assertProblem(answer, 405, "method_not_allowed");
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
            ProblemAnswer.assertProblem(answer, 401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        ProblemAnswer.assertProblem(
                api.send(api.request("/anything").setHeader("Authorization", "no")), 401, "unauthorized");
    }

    @Test
    void refusesWhatIsTooLargeWithOrWithoutItsLengthTold() {
        byte[] large = new byte[Limits.REQUEST_BYTES + 1];
        ProblemAnswer.assertProblem(
                api.send(api.request(RunningApi.BATCHES)
                        .header("Content-Type", "application/json")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofByteArray(large))),
                413,
                "request_too_large");
        ProblemAnswer.assertProblem(
                api.send(api.request(RunningApi.BATCHES)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))),
                413,
                "request_too_large");
        String many = "{\"externalId\":\"a\"},".repeat(Limits.BATCH_ITEMS) + "{\"externalId\":\"a\"}";
        ProblemAnswer.assertProblem(api.submit("{\"items\":[" + many + "]}"), 413, "too_many_items");
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

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
