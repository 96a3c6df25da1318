package com.workwise.ingest.standalone.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API at its front door, as any client would use it. */
final class HttpBatchApi implements BatchApi {

    private static final Logger LOG = LoggerFactory.getLogger(HttpBatchApi.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Answers 5xx but 503, and no answer at all: so many in a row, then it is no passing trouble. */
    private static final int FAILURES = 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final JsonMapper json = new JsonMapper();
    private final URI batches;
    private final String key;

    HttpBatchApi(URI api, String key) {
        this.batches = api.resolve("/api/v1/jobs/batches");
        this.key = key;
    }

    @Override
    public Answer submit(List<Posting> postings, Instant observedAt) throws InterruptedException {
        HttpRequest request = request(URI.create(batches + "?observedAt=" + observedAt))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(postings)))
                .build();
        for (int failures = 0; failures < FAILURES; ) {
            HttpResponse<byte[]> response = exchange(request);
            int status = response == null ? 0 : response.statusCode();
            switch (status) {
                case 202, 207, 422 -> {
                    return taken(tree(response));
                }
                case 400, 413 -> {
                    JsonNode problem = tree(response);
                    return new Unreadable(problem.path("code").asString("status_" + status), detail(problem));
                }
                case 401, 403 -> throw new LoadFailed("the API refuses the key: " + detail(tree(response)));
                case 429, 503 -> Thread.sleep(retryAfter(response));
                default -> {
                    failures++;
                    Thread.sleep(Duration.ofSeconds(1));
                }
            }
        }
        throw new LoadFailed("the API at " + batches + " does not answer as it should; its log above says why");
    }

    @Override
    public @Nullable Standing standing(String batchId) throws InterruptedException {
        HttpResponse<byte[]> response =
                exchange(request(URI.create(batches + "/" + batchId)).GET().build());
        if (response == null || response.statusCode() != 200) {
            return null;
        }
        JsonNode batch = tree(response);
        JsonNode outcomes = batch.path("outcomes");
        State state = switch (batch.path("state").asString("")) {
            case "complete" -> State.COMPLETE;
            case "failed" -> State.FAILED;
            default -> State.PROCESSING;
        };
        return new Standing(
                state,
                batch.path("pending").asLong(0),
                new Tally(
                        0,
                        outcomes.path("inserted").asLong(0),
                        outcomes.path("updated").asLong(0),
                        outcomes.path("unchanged").asLong(0),
                        outcomes.path("superseded").asLong(0),
                        outcomes.path("rejected").asLong(0),
                        outcomes.path("deadLettered").asLong(0),
                        0));
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Authorization", "Bearer " + key);
    }

    private @Nullable HttpResponse<byte[]> exchange(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException noAnswer) {
            LOG.warn("{} {}: no answer from the API: {}", request.method(), request.uri(), noAnswer.toString());
            return null;
        }
    }

    private static Taken taken(JsonNode answer) {
        List<Refused> refused = new ArrayList<>();
        for (JsonNode error : answer.path("errors")) {
            refused.add(new Refused(
                    error.path("index").asInt(0),
                    error.path("code").asString(""),
                    error.path("message").asString("")));
        }
        JsonNode batchId = answer.path("batchId");
        return new Taken(
                batchId.isString() ? batchId.asString() : null,
                answer.path("accepted").asInt(0),
                refused);
    }

    private JsonNode tree(@Nullable HttpResponse<byte[]> response) {
        try {
            return json.readTree(response == null ? new byte[0] : response.body());
        } catch (JacksonException notJson) {
            throw new LoadFailed("the API at " + batches + " answers with something that is no JSON");
        }
    }

    private static String detail(JsonNode problem) {
        return problem.path("detail").asString("no reason was given");
    }

    private static Duration retryAfter(@Nullable HttpResponse<byte[]> response) {
        try {
            long seconds = response == null
                    ? 1
                    : Long.parseLong(
                            response.headers().firstValue("Retry-After").orElse("1"));
            return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE.toSeconds()));
        } catch (NumberFormatException aDate) {
            return Duration.ofSeconds(1);
        }
    }

    /** The items byte for byte. */
    static byte[] body(List<Posting> postings) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"items\":[".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < postings.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(postings.get(i).json());
        }
        body.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
