package com.workwise.ingest.bench.process;

import com.workwise.ingest.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One API with a key for this benchmark. */
public final class ApiProcess implements AutoCloseable {

    public static final String API = "api";

    private static final String KEY = "bench-key";

    /** printf %s bench-key | sha256sum */
    private static final String KEY_SHA_256 = "b0962662e937d44c699c8305d90cbf190b3150c59b13863d1380b5cc3c711bb7";

    private static final int OK = 200;
    private static final int START_SECONDS = 60;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Jvm jvm;
    private final int port;
    private final int management;

    private ApiProcess(Jvm jvm, int port, int management) {
        this.jvm = jvm;
        this.port = port;
        this.management = management;
    }

    /** Returns when it is ready. */
    public static ApiProcess start(JarSettings settings, Services services, String topic) {
        int port = Ports.free();
        int management = Ports.free();
        Map<String, String> properties = new LinkedHashMap<>(WorkerProcess.database(services));
        properties.put("server.port", Integer.toString(port));
        properties.put("management.server.port", Integer.toString(management));
        properties.put("spring.kafka.bootstrap-servers", services.kafka());
        properties.put("ingest.topics.raw", topic);
        properties.put("ingest.topics.replay", WorkerProcess.REPLAY);
        properties.put("ingest.topics.dead-letter", WorkerProcess.DEAD_LETTERS);
        properties.put("ingest.api.keys[0].name", "bench");
        properties.put("ingest.api.keys[0].sha256", KEY_SHA_256);
        ApiProcess api = new ApiProcess(Jvm.start(settings, properties, "api"), port, management);
        api.awaitReady();
        return api;
    }

    /** Another client. */
    public ApiConnection connect() throws IOException {
        return new ApiConnection(port, KEY);
    }

    /** @return the answer's body; blocks */
    public String get(String path) {
        return answer(request(path).GET());
    }

    /** @return the answer's body; blocks */
    public String post(String path, String json) {
        return answer(request(path).POST(BodyPublishers.ofString(json)));
    }

    private String answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("the API answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("the API does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(port, path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    /** @return in seconds */
    public double cpu() {
        return jvm.cpu();
    }

    /** @return in bytes */
    public long peakResident() {
        return jvm.peakResident();
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        try {
            while (!isReady()) {
                jvm.requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the API is not ready; see " + jvm.log());
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(management, "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
        jvm.close();
    }
}
