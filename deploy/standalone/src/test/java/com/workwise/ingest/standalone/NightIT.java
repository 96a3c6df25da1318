package com.workwise.ingest.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A night's work, by the command line alone: find the cause, try a fix, be stopped, mend it, prove what was done. */
final class NightIT {

    private static final int SHORT_TITLES = 40;
    private static final int BAD_TIMES = 7;
    private static final String WRONG = "{\"title\":\"ab\"}";
    private static final String RIGHT = "{\"title\":\"Baker\"}";

    @TempDir
    private static Path data;

    private static RunningInstance pipeline;

    @BeforeAll
    static void start() {
        pipeline = new RunningInstance(data.resolve("pipeline"));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void ofLettersFromTheirCauseToTheirEnd() throws Exception {
        Operator operator = new Operator(pipeline.api(), data);
        assertThat(pipeline.post("/api/v1/jobs/batches", batch()).statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> operator.json("dlq", "summary").path("total").asInt() == SHORT_TITLES + BAD_TIMES);

        JsonNode largest = operator.json("dlq", "summary").path("groups").path(0);
        assertThat(largest.path("code").asString()).isEqualTo("title.too_short");
        assertThat(largest.path("count").asInt()).isEqualTo(SHORT_TITLES);
        assertThat(operator.run("dlq", "show", largest.path("example").asString())
                        .text())
                .contains("title has fewer than 3 characters", "/title", "failed");

        JsonNode outlook = operator.json("dlq", "replay", "--code", "title.too_short", "--patch", RIGHT, "--dry-run");
        assertThat(outlook.path("wouldPass").asInt()).isEqualTo(SHORT_TITLES);
        assertThat(outlook.path("diffs")
                        .path(0)
                        .path("changes")
                        .path(0)
                        .path("after")
                        .asString())
                .isEqualTo("Baker");

        Operator.Said stopped = operator.run(
                "dlq", "replay", "--code", "title.too_short", "--patch", WRONG, "--canary", "--yes", "--wait");
        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(stopped.text()).contains("stopped", "1 of 1 failed again");
        assertThat(rows()).isEmpty();

        Operator.Said completed = operator.run(
                "dlq", "replay", "--code", "title.too_short", "--patch", RIGHT, "--canary", "--yes", "--wait");
        assertThat(completed.exit()).as(completed.text()).isZero();
        assertThat(completed.text()).contains("completed", SHORT_TITLES + " inserted");
        assertThat(rows()).hasSize(SHORT_TITLES).allMatch(row -> row.endsWith("|Baker"));

        assertThat(operator.run("dlq", "discard", "--code", "postedAt.format", "--reason", "test", "--confirm=1")
                        .exit())
                .as("not the number selected")
                .isNotZero();
        assertThat(operator.run(
                                "dlq",
                                "discard",
                                "--code",
                                "postedAt.format",
                                "--reason",
                                "test",
                                "--confirm=" + BAD_TIMES)
                        .exit())
                .isZero();

        JsonNode end = operator.json("dlq", "summary");
        assertThat(end.path("total").asInt()).isZero();
        assertThat(end.path("states").path("resolved").asInt()).isEqualTo(SHORT_TITLES);
        assertThat(end.path("states").path("discarded").asInt()).isEqualTo(BAD_TIMES);
        assertThat(operator.json("replay", "list").path("items").findValuesAsString("actor"))
                .containsExactly("developer", "developer");
        assertThat(operator.json("job", "trace", "short-0").path("events").findValuesAsString("kind"))
                .containsSubsequence("accepted", "failed", "replaying", "resolved")
                .contains("row");
        assertThat(operator.run("pipeline", "status").text()).contains("closed", "jobs.replay");
    }

    private static List<String> rows() throws Exception {
        return pipeline.rows("SELECT external_id, title FROM jobs");
    }

    private static String batch() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < SHORT_TITLES; i++) {
            items.append("{\"externalId\":\"short-%d\",\"title\":\"x\"},".formatted(i));
        }
        for (int i = 0; i < BAD_TIMES; i++) {
            items.append("{\"externalId\":\"late-%d\",\"title\":\"Miller\",\"postedAt\":\"soon\"},".formatted(i));
        }
        return "{\"items\":[" + items.substring(0, items.length() - 1) + "]}";
    }
}
