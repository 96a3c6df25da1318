package com.workwise.ingest.ctl.http;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.config.Settings;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.json.Json;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API under {@code /api/v1}. Whatever is not a 2xx with JSON ends the command as a {@link Failure}. */
public final class Api {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Settings settings;
    private final HttpClient client;

    public Api(Settings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout().compareTo(CONNECT) < 0 ? settings.timeout() : CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** One segment of a path. */
    public static String segment(String text) {
        // Dots alone would walk up the path; no id of the API looks like that.
        return text.chars().allMatch(c -> c == '.') ? text.replace(".", "%252E") : Query.encode(text);
    }

    public Doc get(String path, Query query) {
        return answer(request(path, query).GET());
    }

    public Doc get(String path) {
        return get(path, new Query());
    }

    public Doc post(String path, JsonNode body) {
        return answer(posting(path, body));
    }

    public Doc post(String path) {
        return answer(request(path, new Query()).POST(BodyPublishers.noBody()));
    }

    /** Safe to be sent twice, and sent a second time when the first answer is lost. */
    public Doc postOnce(String path, JsonNode body) {
        HttpRequest.Builder request = posting(path, body).header("Idempotency-Key", "ctl-" + UUID.randomUUID());
        try {
            return attempt(request);
        } catch (Unanswered lost) {
            return answer(request);
        }
    }

    /** A body to be read while it comes; the caller closes it. */
    public Stream stream(String path, Query query) {
        HttpRequest request = request(path, query).GET().build();
        HttpResponse<InputStream> response;
        try {
            response = Exchange.await(
                    client.sendAsync(request, BodyHandlers.ofInputStream()), request, settings.timeout());
        } catch (Unanswered lost) {
            throw lost.failure();
        }
        if (response.statusCode() / 100 != 2) {
            throw Refusals.failure(response.statusCode(), Exchange.rest(response.body()), request, null);
        }
        return new Stream(response.body(), settings.timeout());
    }

    private Doc answer(HttpRequest.Builder builder) {
        try {
            return attempt(builder);
        } catch (Unanswered lost) {
            throw lost.failure();
        }
    }

    private Doc attempt(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<byte[]> response =
                Exchange.await(client.sendAsync(request, BodyHandlers.ofByteArray()), request, settings.timeout());
        if (response.statusCode() / 100 != 2) {
            @Nullable
            String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            throw Refusals.failure(response.statusCode(), response.body(), request, retryAfter);
        }
        return new Doc(Json.read(response.body())
                .orElseThrow(() -> Failure.failed(
                        settings.url() + " answered with something that is not JSON",
                        "Check that --url is the API's address.")));
    }

    private HttpRequest.Builder posting(String path, JsonNode body) {
        return request(path, new Query())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
    }

    private HttpRequest.Builder request(String path, Query query) {
        return HttpRequest.newBuilder(URI.create(settings.url() + "/api/v1" + path + query.encoded()))
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + settings.key())
                .header("Accept", "application/json, application/x-ndjson;q=0.9, application/problem+json;q=0.9")
                .header("User-Agent", "ingestctl")
                .header(Refusals.REQUEST_ID, "ctl-" + UUID.randomUUID());
    }
}
