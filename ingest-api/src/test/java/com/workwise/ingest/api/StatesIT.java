package com.workwise.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TestServices;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatesIT {

    private static final String BATCH = "01930000-0000-7000-8000-00000000000";

    private Database database;
    private RunningApi api;

    @BeforeAll
    void start() {
        database = TestServices.freshDatabase();
        RunningApi.migrate(database.jdbcUrl(), database.username(), database.password());
        api = RunningApi.start(
                TestServices.kafkaBootstrap(),
                TestServices.uniqueTopic("raw"),
                database.r2dbcUrl(),
                database.username(),
                database.password());
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void showsAPostingWithAllItsFields() {
        execute("INSERT INTO companies (name) VALUES ('Größe GmbH')");
        execute("""
                INSERT INTO jobs (external_id, title, company_id, posted_at, observed_at, observed_offset, content_hash,
                                  ingested_at, created_at, updated_at)
                SELECT 'a/b%2F é;?#', 'Cook', id, '2026-01-02T03:04:05.678Z', '2026-01-03T00:00:00Z', 7, '00000000-0000-0000-0000-000000000000',
                       '2026-01-04T00:00:00Z', '2026-01-04T00:00:00Z', '2026-01-04T00:00:00Z'
                FROM companies WHERE name = 'Größe GmbH'""");
        RunningApi.Answer answer = api.get(path("a/b%2F e\u0301;?#"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).isEqualTo("""
                        {"externalId":"a/b%2F é;?#","title":"Cook","description":null,"location":null,"salary":null,\
                        "company":"Größe GmbH","companyId":2,"category":"Uncategorized","categoryId":1,\
                        "jobType":"Full-time","workMode":"On-site","isFeatured":false,"source":"manual","url":null,\
                        "postedAt":"2026-01-02T03:04:05.678Z","observedAt":"2026-01-03T00:00:00Z",\
                        "ingestedAt":"2026-01-04T00:00:00Z","createdAt":"2026-01-04T00:00:00Z",\
                        "updatedAt":"2026-01-04T00:00:00Z","closedAt":null}""");
    }

    @Test
    void tellsWhenAPostingWasSeenAgainUnchanged() {
        execute("INSERT INTO jobs (external_id, title, observed_at, observed_offset, content_hash)"
                + " VALUES ('seen', 'Cook', '2026-01-03T00:00:00Z', 7, '00000000-0000-0000-0000-000000000000')");
        execute("INSERT INTO job_sightings SELECT id, '2026-02-03T00:00:00Z', 9 FROM jobs WHERE external_id = 'seen'");
        assertThat(api.get(path("seen")).json().path("observedAt").asString()).isEqualTo("2026-02-03T00:00:00Z");
    }

    @Test
    void saysThatAPostingIsNotThere() {
        ProblemAnswer.assertProblem(api.get(path("nobody")), 404, "job_not_found");
        ProblemAnswer.assertProblem(api.get(path("undefined")), 404, "job_not_found");
        ProblemAnswer.assertProblem(api.get(path("https://example.com/jobs/1;x=%2e%2e/")), 404, "job_not_found");
        ProblemAnswer.assertProblem(api.get(path("//x\\y")), 404, "job_not_found");
        ProblemAnswer.assertProblem(api.get(path("😀".repeat(512))), 404, "job_not_found");
    }

    @Test
    void refusesPathsThatLookLikeATraversal() {
        ProblemAnswer.assertProblem(api.get(path("../../etc/passwd")), 400, "rejected_request");
    }

    @Test
    void countsTheOutcomesOfABatch() {
        insertBatch(BATCH + "1", 8, 7, "NULL", "11000000", "00100000", "00010000", "00001000", "00000100", "00000000");
        RunningApi.Answer answer = api.get(RunningApi.BATCHES + "/" + BATCH + "1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString())
                .isEqualTo("{\"batchId\":\"" + BATCH + "1\","
                        + "\"state\":\"processing\",\"receivedAt\":\"2026-01-03T00:00:00Z\","
                        + "\"items\":8,\"accepted\":7,\"refused\":1,\"pending\":1,\"outcomes\":"
                        + "{\"inserted\":2,\"updated\":1,\"unchanged\":1,\"superseded\":1,\"rejected\":1,"
                        + "\"deadLettered\":0}}");
    }

    @Test
    void tellsACompleteBatchFromAFailedOne() {
        insertBatch(BATCH + "2", 2, 2, "NULL", "10", "00", "00", "00", "00", "01");
        assertThat(stateOf(BATCH + "2")).isEqualTo("complete");
        insertBatch(BATCH + "3", 2, 2, "now()", "10", "00", "00", "00", "00", "00");
        assertThat(stateOf(BATCH + "3")).isEqualTo("failed");
        insertBatch(BATCH + "4", 2, 2, "now()", "10", "00", "00", "00", "00", "01");
        assertThat(stateOf(BATCH + "4")).isEqualTo("complete");
    }

    @Test
    void refusesIdsThatAreNoBatches() {
        ProblemAnswer.assertProblem(api.get(RunningApi.BATCHES + "/" + BATCH + "9"), 404, "batch_not_found");
        ProblemAnswer.assertProblem(api.get(RunningApi.BATCHES + "/1-1-1-1-1"), 400, "bad_batch_id");
        ProblemAnswer.assertProblem(api.get(RunningApi.BATCHES + "/x'%20or%201=1"), 400, "bad_batch_id");
    }

    @Test
    void registersABatchAsItIsSubmitted() {
        JsonNode submitted =
                api.submit("{\"items\":[7,{\"externalId\":\"a\"}]}").json();
        JsonNode state = api.get(
                        RunningApi.BATCHES + "/" + submitted.path("batchId").asString())
                .json();
        assertThat(state.path("state").asString()).isEqualTo("processing");
        assertThat(state.path("items").asInt()).isEqualTo(2);
        assertThat(state.path("accepted").asInt()).isOne();
        assertThat(state.path("pending").asInt()).isOne();
    }

    private String stateOf(String batch) {
        return api.get(RunningApi.BATCHES + "/" + batch).json().path("state").asString();
    }

    private static String path(String externalId) {
        return "/api/v1/jobs/"
                + URLEncoder.encode(externalId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void insertBatch(String id, int items, int accepted, String failedAt, String... bits) {
        execute("INSERT INTO ingest_batches VALUES ('" + id + "', 'test', " + items + ", " + accepted
                + ", '2026-01-03T00:00:00Z', " + failedAt + ", B'" + String.join("', B'", bits) + "')");
    }

    private void execute(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
