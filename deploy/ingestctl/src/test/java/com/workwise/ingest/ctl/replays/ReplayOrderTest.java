package com.workwise.ingest.ctl.replays;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import com.workwise.ingest.ctl.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayOrderTest {

    private static final String REPLAYS = "POST /dead-letters/replays";

    private final FakeApi api = new FakeApi();

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void tellsInADryRunWhatWouldPassAndWhatTheEditsChange() {
        api.on(REPLAYS, Samples.dryRun(412, 31));

        Ctl.Result result =
                new Ctl(api).person("").run("dlq", "replay", "--code", "salary.range", "--swap-salary", "--dry-run");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("443 letters selected, to jobs.replay: 412 would pass, 31 would fail again")
                .contains("   31  salary.range    /salary  " + Samples.LETTER)
                .contains("  - /salary \"90-50\"\n  + /salary \"50-90\"\n  - /url \"x\"\n");
        assertThat(result.err())
                .contains("ingestctl dlq show " + Samples.LETTER)
                .contains("ingestctl dlq replay --code salary.range --swap-salary --canary");
        assertThat(api.lines()).containsExactly(REPLAYS);
        assertThat(api.last().body().node())
                .isEqualTo(Json.read(
                                "{\"filter\":{\"code\":\"salary.range\"},\"edits\":[{\"op\":\"swapSalaryBounds\"}],\"dryRun\":true}")
                        .orElseThrow());
    }

    @Test
    void sendsAllEditsAndThePace() throws Exception {
        api.on(REPLAYS, Samples.dryRun(1, 0));
        Path patch = Files.writeString(directory.resolve("fix.json"), "{\"url\":null}");

        Ctl.Result result = new Ctl(api)
                .run(
                        "dlq",
                        "replay",
                        Samples.LETTER,
                        "-n",
                        "--check-database",
                        "--patch",
                        "{\"company\":\"X\"}",
                        "--patch=@" + patch,
                        "--strip-nul",
                        "--swap-salary",
                        "--default",
                        "title=a=b",
                        "--observed-at",
                        "now",
                        "--rate",
                        "50",
                        "--no-canary",
                        "--max-failure-share",
                        "10%",
                        "--reason",
                        "why");

        assertThat(result.code()).isZero();
        assertThat(api.last().body().node())
                .isEqualTo(Json.read("""
                        {"ids":["%s"],"edits":[{"op":"stripNul"},{"op":"mergePatch","patch":{"company":"X"}},{"op":"mergePatch","patch":{"url":null}},
                        {"op":"swapSalaryBounds"},{"op":"default","field":"title","value":"a=b"},{"op":"setObservedAt","value":"2026-11-21T09:00:00Z"}],
                        "rate":50,"canary":false,"maxFailureShare":0.1,"reason":"why","dryRun":true,"checkDatabase":true}""".formatted(Samples.LETTER)).orElseThrow());
    }

    @Test
    void wantsAllSpelledOutWhenNothingNarrowsTheSelection() {
        Ctl.Result nothing = new Ctl(api).run("dlq", "replay", "--yes");
        Ctl.Result state = new Ctl(api).run("dlq", "replay", "--state", "open", "--dry-run");

        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("or --all when you mean all of them");
        assertThat(state.code()).isEqualTo(2);
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void refusesEditsThatCannotBeMeant() {
        for (String[] edit : new String[][] {
            {"--patch", "[1]"},
            {"--patch", "{"},
            {"--patch=@/nowhere/x"},
            {"--default", "x"},
            {"--observed-at", "soon"},
            {"--rate", "0"},
            {"--rate", "x"},
            {"--max-failure-share", "110%"},
            {"--check-database"}
        }) {
            String[] arguments = new String[edit.length + 4];
            System.arraycopy(new String[] {"dlq", "replay", "--code", "x"}, 0, arguments, 0, 4);
            System.arraycopy(edit, 0, arguments, 4, edit.length);

            Ctl.Result result = new Ctl(api).run(arguments);

            assertThat(result.code()).as(String.join(" ", edit)).isEqualTo(2);
            assertThat(result.err().lines()).hasSize(2);
        }
        assertThat(api.requests()).isEmpty();
    }
}
