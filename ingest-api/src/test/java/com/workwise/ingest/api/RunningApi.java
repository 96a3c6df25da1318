package com.workwise.ingest.api;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TestServices;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.blockhound.BlockHound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The deployed API on a free port, and a client of it. */
final class RunningApi implements AutoCloseable {

    static final String KEY = "test-key-0123456789abcdef";
    static final String CLIENT = "test-client";
    static final String BATCHES = "/api/v1/jobs/batches";

    /** printf %s "$KEY" | sha256sum */
    private static final String KEY_SHA_256 = "0813ba6d30f7bbf925ab2a50f5a407feaa885309426af0dd201e046cf5f0c3be";

    private static final JsonMapper JSON = new JsonMapper();

    static {
        // Every test of a running API is one of its event loops, too. Allowed are the driver's nonces, read from the
        // system's random source without waiting, and the short lock within Netty's allocator.
        BlockHound.install(builder -> builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate"));
    }

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningApi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningApi start(String kafka, String topic, String r2dbcUrl, String user, String password, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--spring.r2dbc.url=" + r2dbcUrl,
                "--spring.r2dbc.username=" + user,
                "--spring.r2dbc.password=" + password,
                "--ingest.topics.raw=" + topic,
                "--ingest.topics.partitions=3",
                "--ingest.api.keys[0].name=" + CLIENT,
                "--ingest.api.keys[0].sha256=" + KEY_SHA_256));
        arguments.addAll(List.of(more));
        return new RunningApi(new SpringApplication(ApiApplication.class).run(arguments.toArray(String[]::new)));
    }

    /** On the tests' own services, with a migrated database. */
    static RunningApi startOnSharedServices(String topic, String... more) {
        Database database = TestServices.freshDatabase();
        migrate(database.jdbcUrl(), database.username(), database.password());
        return start(
                TestServices.kafkaBootstrap(),
                topic,
                database.r2dbcUrl(),
                database.username(),
                database.password(),
                more);
    }

    /** The worker's schema, which the API only uses. */
    static void migrate(String jdbcUrl, String user, String password) {
        Flyway.configure().dataSource(jdbcUrl, user, password).load().migrate();
    }

    record Answer(int status, HttpResponse<byte[]> raw, Duration took) {

        JsonNode json() {
            return JSON.readTree(raw.body());
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String code() {
            return json().path("code").asString("");
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.server.port") + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + KEY);
    }

    HttpRequest.Builder management(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.management.port") + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder post(String path, byte[] body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    Answer submit(String body) {
        return send(post(BATCHES, body.getBytes(StandardCharsets.UTF_8)));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer send(HttpRequest.Builder request) {
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port("local.server.port");
    }

    /** @return the metric's value, which must be there once */
    double metric(String name) {
        Answer metrics = send(management("/actuator/prometheus").header("Authorization", "Bearer " + KEY));
        return new String(metrics.raw().body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    int port(String name) {
        return context.getEnvironment().getRequiredProperty(name, Integer.class);
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
