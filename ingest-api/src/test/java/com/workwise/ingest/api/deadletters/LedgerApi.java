package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.api.ApiApplication;
import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TestServices;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** An API on a free port with the tests' Kafka, topics and a ledger of its own, and clients of it. */
public final class LedgerApi implements AutoCloseable {

    public static final String PATH = "/api/v1/dead-letters";

    /** Each process that is to read all letters needs its own. */
    public static final String GROUP = "--ingest.api.dead-letters.group=";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Admin ADMIN =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestServices.kafkaBootstrap()));

    private final Database database;
    private final ConfigurableApplicationContext context;

    private LedgerApi(Database database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    public static LedgerApi start(String... more) {
        Database database = TestServices.freshDatabase();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        // The worker makes them.
        TestServices.createTopic(deadLetters(database), 1);
        TestServices.createTopic(database.name() + ".replay", 1);
        return start(database, more);
    }

    /** Another process beside it, or one after it. */
    public static LedgerApi start(Database database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestServices.kafkaBootstrap(),
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + database.username(),
                "--spring.r2dbc.password=" + database.password(),
                "--ingest.topics.partitions=1",
                "--ingest.topics.raw=" + database.name() + ".raw",
                "--ingest.topics.replay=" + database.name() + ".replay",
                "--ingest.topics.dead-letter=" + deadLetters(database)));
        if (Arrays.stream(more).noneMatch(argument -> argument.startsWith(GROUP))) {
            arguments.add(GROUP + database.name());
        }
        for (LedgerKey key : LedgerKey.values()) {
            arguments.addAll(key.settings());
        }
        arguments.addAll(List.of(more));
        return new LedgerApi(
                database, new SpringApplication(ApiApplication.class).run(arguments.toArray(String[]::new)));
    }

    public Database database() {
        return database;
    }

    /** As the API itself uses it. */
    public com.workwise.ingest.api.Database connections() {
        return context.getBean(com.workwise.ingest.api.Database.class);
    }

    /** The topic of the API's own dead letters. */
    public String topic() {
        return deadLetters(database);
    }

    public String rawTopic() {
        return database.name() + ".raw";
    }

    public String replayTopic() {
        return database.name() + ".replay";
    }

    private static String deadLetters(Database database) {
        return database.name() + ".dead-letter";
    }

    public LedgerAnswer get(String path) {
        return send("GET", path, LedgerKey.ALL, null);
    }

    public LedgerAnswer post(String path, String body) {
        return send("POST", path, LedgerKey.ALL, body);
    }

    /** @param key null = without one */
    public LedgerAnswer send(
            String method, String path, @Nullable LedgerKey key, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key.secret());
        }
        return LedgerAnswer.to(request.build());
    }

    /** @param filter e.g. {@code state=any&topic=x}; values as in a URL */
    public List<JsonNode> list(String filter) {
        return List.copyOf(
                get(PATH + "?limit=500&" + filter).json().path("items").values());
    }

    public JsonNode show(String id) {
        return get(PATH + "/" + id).json();
    }

    /** @return the only entry of the origin's topic and offset */
    public JsonNode entry(String topic, long offset) {
        return eventually(
                topic + "@" + offset + " in the ledger",
                () -> list("state=any&topic=" + encoded(topic)).stream()
                        .filter(item -> item.path("origin").path("offset").asLong() == offset)
                        .findFirst()
                        .orElse(null));
    }

    /** Waits until the entry is in that state. */
    public JsonNode entry(String id, String state) {
        return eventually("letter " + id + " is " + state, () -> {
            JsonNode entry = show(id);
            return entry.path("state").asString("").equals(state) ? entry : null;
        });
    }

    /** Begins a replay, which must be one that the API takes. @return how it ended */
    public JsonNode replay(String body) {
        LedgerAnswer begun = post(PATH + "/replays", body);
        if (begun.status() != 201) {
            throw new AssertionError("no replay: " + begun.text());
        }
        String id = begun.json().path("id").asString();
        return eventually("replay " + id + " ends", () -> {
            JsonNode replay = get(PATH + "/replays/" + id).json();
            return replay.path("state").asString().equals("running") ? null : replay;
        });
    }

    /** @param suffix of the ledger's consumer group. @return whether it has committed the end of its topic */
    public boolean hasRead(String suffix) throws ExecutionException, InterruptedException {
        TopicPartition partition = new TopicPartition(topic(), 0);
        long end = ADMIN.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
        OffsetAndMetadata read = ADMIN.listConsumerGroupOffsets(database.name() + suffix)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return read != null && read.offset() >= end;
    }

    /** In the ledger's database. @return the first column of the first row */
    public String sql(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return Integer.toString(statement.getUpdateCount());
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks until there is an answer. */
    public static <T> T eventually(String what, Callable<@Nullable T> question) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(question, Objects::nonNull);
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        context.close();
    }
}
