package com.workwise.ingest.ctl.replays;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SteeringCommandsTest {

    private static final String PATH = "/dead-letters/replays/" + Samples.REPLAY;

    private final FakeApi api = new FakeApi()
            .on(
                    "GET /dead-letters/replays",
                    "{\"items\":[" + Samples.replay("running", 443, "\"passed\":10,\"failed\":1") + "],\"next\":\"c\"}")
            .on("GET " + PATH, Samples.replay("running", 443, "\"passed\":10,\"waiting\":433"));

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void listsWhoReplayedWhat() {
        Ctl.Result result = new Ctl(api).run("replay", "list", "--hints", "--limit", "1");

        assertThat(result.out())
                .contains(
                        Samples.REPLAY + "  running  anna  2026-11-21 02:10:00      443      10       1  swapped feed");
        assertThat(result.err()).contains("ingestctl replay list --hints --limit 1 --cursor=c");
    }

    @Test
    void showsOneWithItsHistory() {
        Ctl.Result result = new Ctl(api).run("replay", "status", Samples.REPLAY);

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("by            anna")
                .contains("letters       443: 10 passed, 433 waiting")
                .contains("edits         [{\"op\":\"swapSalaryBounds\"}]")
                .contains("2026-11-21 02:10:00  created  anna  req-1");
    }

    @Test
    void takesTheNewestWhenNoneIsNamed() {
        assertThat(new Ctl(api).run("replay", "status").out()).contains(Samples.REPLAY);
        assertThat(api.lines()).containsExactly("GET /dead-letters/replays", "GET " + PATH);
    }

    @Test
    void followsToTheEndAndTellsItByTheExitCode() {
        api.on(
                "GET " + PATH,
                FakeApi.json(200, Samples.replay("running", 4, "\"passed\":1")),
                FakeApi.json(200, Samples.replay("stopped", 4, "\"failed\":1")));

        Ctl.Result result = new Ctl(api).person("").run("replay", "status", Samples.REPLAY, "--wait");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("1/4 settled: 1 passed, 0 failed, running, canary step of 10");
    }

    @Test
    void pausesAndResumes() {
        api.on("POST " + PATH + "/pause", Samples.replay("paused", 443, "\"passed\":10"))
                .on("POST " + PATH + "/resume", Samples.replay("running", 443, "\"passed\":10"));

        assertThat(new Ctl(api).run("replay", "pause", Samples.REPLAY).out()).contains("paused");
        assertThat(new Ctl(api).run("replay", "resume", Samples.REPLAY).out()).contains("running");
    }

    @Test
    void cancelsOnlyByTheNumber() {
        api.on("POST " + PATH + "/cancel", Samples.replay("cancelled", 443, "\"cancelled\":433"));

        Ctl.Result yes = new Ctl(api).run("replay", "cancel", Samples.REPLAY, "--yes");
        assertThat(yes.code()).isEqualTo(2);
        assertThat(yes.err()).contains("Add --confirm=443.");
        assertThat(api.lines()).doesNotContain("POST " + PATH + "/cancel");

        Ctl.Result confirmed = new Ctl(api).run("replay", "cancel", Samples.REPLAY, "--confirm", "443");
        assertThat(confirmed.code()).isZero();
        assertThat(confirmed.out()).contains("cancelled");
    }

    @Test
    void approvesAfterShowingWhat() {
        api.on("POST " + PATH + "/approve", Samples.replay("running", 443, "\"waiting\":443"));

        Ctl.Result result = new Ctl(api).person("y\n").run("replay", "approve", Samples.REPLAY);

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("Approve this replay of 443 letters by anna? [y/N]")
                .contains("swapped feed");
    }

    @Test
    void saysThatSomebodyElseMustApprove() {
        api.on("POST " + PATH + "/approve", FakeApi.problem(403, "second_operator_needed", "You started it."));

        Ctl.Result result = new Ctl(api).run("replay", "approve", Samples.REPLAY, "--yes");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Somebody else, with a key of their own");
    }

    @Test
    void givesUpLookingWhenTheApiStaysAwayButNotTheReplay() {
        api.on(
                "GET " + PATH,
                FakeApi.json(200, Samples.replay("running", 4, "\"passed\":1")),
                FakeApi.problem(503, "kafka_unavailable", "Kafka is away."));

        Ctl.Result result = new Ctl(api).run("replay", "status", Samples.REPLAY, "--wait");

        assertThat(result.code()).isEqualTo(1);
        assertThat(api.requests()).hasSizeGreaterThan(200);
        assertThat(result.err())
                .contains("The replay goes on without us.")
                .contains("ingestctl replay status " + Samples.REPLAY + " --wait")
                .contains("error: Kafka is away.");
    }
}
