package com.workwise.ingest.ctl.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ListCommandTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private static String page(String next, String... ids) {
        StringBuilder items = new StringBuilder();
        for (String id : ids) {
            items.append(items.isEmpty() ? "" : ",").append(Samples.letter(id, "open"));
        }
        return "{\"items\":[" + items + "],\"next\":" + (next.isEmpty() ? "null" : "\"" + next + "\"") + "}";
    }

    @Test
    void showsOnePageAndTellsHowToGoOn() {
        api.on("GET /dead-letters", page("c1", Samples.LETTER));

        Ctl.Result result = new Ctl(api).person("").run("dlq", "list", "--code", "salary.range", "--limit", "1");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains(
                        Samples.LETTER + "  open   CHECK  salary.range  acme    job-1         2  2026-11-21 02:00:00");
        assertThat(api.last().query()).containsEntry("limit", "1").containsEntry("code", "salary.range");
        assertThat(result.err())
                .contains("ingestctl dlq list --code salary.range --limit 1 --cursor=c1")
                .contains("ingestctl dlq replay --code salary.range --dry-run");
    }

    @Test
    void followsTheCursorsUpToTheLimit() {
        api.on(
                "GET /dead-letters",
                FakeApi.json(200, page("c1", Samples.LETTER)),
                FakeApi.json(200, page("", Samples.OTHER_LETTER)));

        Ctl.Result result = new Ctl(api).run("dlq", "list", "--limit", "700", "--json");

        assertThat(result.out()).contains(Samples.LETTER, Samples.OTHER_LETTER, "\"next\":null");
        assertThat(api.requests()).hasSize(2);
        assertThat(api.requests().getFirst().query()).containsEntry("limit", "500");
        assertThat(api.last().query()).containsEntry("cursor", "c1").containsEntry("limit", "500");
    }

    @Test
    void listsIdsOfAFileOrOfStandardInput() {
        api.on("GET /dead-letters/" + Samples.LETTER, Samples.letter(Samples.LETTER, "parked"));

        Ctl.Result result = new Ctl(api)
                .input("# ids\n\n{\"id\":\"" + Samples.LETTER + "\",\"x\":1}\n")
                .run("dlq", "list", "-");

        assertThat(result.out()).contains("parked");
        assertThat(result.code()).isZero();
    }

    @Test
    void refusesWhatIsNoId() {
        Ctl.Result result = new Ctl(api).run("dlq", "list", "../secrets");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("\"../secrets\" in the command line is no id of a dead letter");
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void refusesIdsTogetherWithAFilter() {
        Ctl.Result result = new Ctl(api).run("dlq", "list", Samples.LETTER, "--code", "x");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("Ids and a filter do not go together");
    }

    @Test
    void cutsLongCellsToTheTerminalsWidthButNeverIds() {
        api.on("GET /dead-letters", page("", Samples.LETTER).replace("job-1", "k".repeat(300)));

        Ctl.Result narrow = new Ctl(api).person("").columns(130).run("dlq", "list");
        Ctl.Result piped = new Ctl(api).run("dlq", "list");

        assertThat(narrow.out().lines())
                .allMatch(line -> line.length() <= 130)
                .anyMatch(line -> line.contains(Samples.LETTER));
        assertThat(narrow.out()).contains("kkk…");
        assertThat(piped.out()).contains("k".repeat(300));
    }

    @Test
    void saysThatThereAreNone() {
        api.on("GET /dead-letters", page(""));

        Ctl.Result result = new Ctl(api).run("dlq", "list");

        assertThat(result.out()).isEqualTo("No dead letters of that kind.\n");
        assertThat(result.code()).isZero();
    }
}
