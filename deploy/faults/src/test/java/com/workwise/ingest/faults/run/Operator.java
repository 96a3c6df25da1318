package com.workwise.ingest.faults.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who replays dead letters, at one API process. */
public final class Operator {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final String PATH = "/api/v1/dead-letters";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Key key;

    /** The texts are those of {@code ada-key} and {@code bert-key}. */
    public enum Key {
        ADA("ada", "15b5f344504549a217d5e34c7ae9b0af03c413536b0d0c0fc48822ac8922d3c8"),
        BERT("bert", "dd117aeb772d2ff88721a741e28cc95297266bcec6e6749aa6e43966747cc053");

        private final String text;
        private final String sha256;

        Key(String text, String sha256) {
            this.text = text;
            this.sha256 = sha256;
        }
    }

    public record Answer(int status, JsonNode json) {

        public String text(String name) {
            return json.path(name).asString("");
        }

        /** Of a replay's letters. */
        public int count(String state) {
            return json.path("counts").path(state).asInt(0);
        }

        /** @return how many letters have an outcome */
        public int settled() {
            return count("passed") + count("failed");
        }
    }

    Operator(int port, Key key) {
        this.port = port;
        this.key = key;
    }

    /** @param first the index of the first key in the API's settings */
    static void keys(Map<String, String> settings, int first) {
        for (Key each : Key.values()) {
            String prefix = "ingest.api.keys[" + (first + each.ordinal()) + "].";
            settings.put(prefix + "name", each.text);
            settings.put(prefix + "sha256", each.sha256);
            settings.put(prefix + "roles", "dead-letters:read,dead-letters:replay");
        }
    }

    /** @param name as the Idempotency-Key; null = none */
    public Answer begin(String order, @Nullable String name) {
        HttpRequest.Builder request = request("/replays").POST(HttpRequest.BodyPublishers.ofString(order));
        return send(name == null ? request : request.header("Idempotency-Key", name));
    }

    /** @param act pause, resume, cancel or approve */
    public Answer act(String replay, String act) {
        return send(request("/replays/" + replay + "/" + act).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer show(String replay) {
        return send(request("/replays/" + replay).GET());
    }

    /** Lets the process read the dead-letter topic from its beginning. */
    public Answer rebuild() {
        return send(request("/rebuilds").POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer rebuilt(String rebuild) {
        return send(request("/rebuilds/" + rebuild).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + key.text + "-key")
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
