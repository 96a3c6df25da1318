package com.workwise.ingest.ctl.replays;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import com.workwise.ingest.ctl.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplayCommandTest {

    private static final String REPLAYS = "POST /dead-letters/replays";
    private static final String STATUS = "GET /dead-letters/replays/" + Samples.REPLAY;

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void asksBeforeItStartsAndFollowsToTheEnd() {
        api.on(
                        REPLAYS,
                        FakeApi.json(200, Samples.dryRun(12, 0)),
                        FakeApi.json(201, Samples.replay("running", 12, "\"waiting\":12")))
                .on(
                        STATUS,
                        FakeApi.json(200, Samples.replay("running", 12, "\"passed\":3")),
                        FakeApi.problem(503, "kafka_unavailable", "Kafka is away."),
                        FakeApi.json(200, Samples.replay("completed", 12, "\"passed\":12")));

        Ctl.Result result = new Ctl(api).person("y\n").run("dlq", "replay", "--code", "salary.range");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("12 letters selected, to jobs.replay: 12 would pass")
                .contains("Replay 12 letters to jobs.replay? [y/N]")
                .contains("[------------------------] 0/12 settled")
                .contains("ingestctl dlq summary");
        assertThat(result.out()).contains("state         completed").contains("letters       12: 12 passed");
        assertThat(api.lines()).containsExactly(REPLAYS, REPLAYS, STATUS, STATUS, STATUS);
    }

    @Test
    void doesNothingWhenThePersonSaysNo() {
        api.on(REPLAYS, Samples.dryRun(12, 0));

        assertThat(new Ctl(api)
                        .person("n\n")
                        .run("dlq", "replay", "--code", "x")
                        .code())
                .isEqualTo(1);
        assertThat(new Ctl(api).person("").run("dlq", "replay", "--code", "x").err())
                .contains("Nothing was done");
        assertThat(api.requests()).hasSize(2).allMatch(request -> request.body().flag("dryRun"));
    }

    @Test
    void wantsTheNumberForMoreThanAThousand() {
        api.on(REPLAYS, Samples.dryRun(1001, 0));

        Ctl.Result yes = new Ctl(api).run("dlq", "replay", "--code", "x", "--yes");
        Ctl.Result wrong = new Ctl(api).run("dlq", "replay", "--code", "x", "--confirm=1000");
        Ctl.Result typedYes = new Ctl(api).person("y\n").run("dlq", "replay", "--code", "x");

        assertThat(yes.code()).isEqualTo(2);
        assertThat(yes.err()).contains("do: Add --confirm=1001.");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("You confirmed 1000, but 1001 are concerned now");
        assertThat(typedYes.code()).isEqualTo(1);
        assertThat(api.requests()).hasSize(3).allMatch(request -> request.body().flag("dryRun"));
    }

    @Test
    void takesTheTypedNumberForAllOfThem() {
        api.on(
                REPLAYS,
                FakeApi.json(200, Samples.dryRun(3, 0)),
                FakeApi.json(201, Samples.replay("running", 3, "\"waiting\":3")));

        Ctl.Result result = new Ctl(api).person("3\n").run("dlq", "replay", "--all", "--no-wait");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Type the number 3 to go on");
        assertThat(api.last().body().node())
                .isEqualTo(Json.read("{\"filter\":{}}").orElseThrow());
    }

    @Test
    void needsAnAnswerBeforehandWhereNobodyCanBeAsked() {
        api.on(REPLAYS, Samples.dryRun(12, 0));

        Ctl.Result piped = new Ctl(api).run("dlq", "replay", "--code", "x");
        Ctl.Result idsOnStandardInput =
                new Ctl(api).person(Samples.LETTER + "\n").run("dlq", "replay", "-");

        assertThat(piped.code()).isEqualTo(2);
        assertThat(piped.err()).contains("Add --yes, or --confirm=12.");
        assertThat(idsOnStandardInput.code()).isEqualTo(2);
    }

    @Test
    void doesNotWaitOffATerminalUnlessToldTo() {
        api.on(
                REPLAYS,
                FakeApi.json(200, Samples.dryRun(3, 0)),
                FakeApi.json(201, Samples.replay("running", 3, "\"waiting\":3")));

        Ctl.Result result = new Ctl(api).run("dlq", "replay", "--code", "x", "--yes", "--json");

        assertThat(result.code()).isZero();
        assertThat(Json.read(result.out()).orElseThrow().path("state").stringValue())
                .isEqualTo("running");
        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void failsWhenTheCanaryStoppedAndSaysHowToMend() {
        api.on(
                        REPLAYS,
                        FakeApi.json(200, Samples.dryRun(3, 0)),
                        FakeApi.json(201, Samples.replay("running", 3, "\"waiting\":3")))
                .on(
                        STATUS,
                        Samples.replay("stopped", 3, "\"passed\":0,\"failed\":1,\"waiting\":2")
                                .replace("\"stateReason\":null", "\"stateReason\":\"1 of 1 failed again\"")
                                .replace("\"failures\":[]", "\"failures\":[{\"code\":\"salary.range\",\"count\":1}]"));

        Ctl.Result result = new Ctl(api).run("dlq", "replay", "--code", "x", "--canary", "--yes", "--wait", "--hints");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("because       1 of 1 failed again").contains("    1  salary.range");
        assertThat(result.err())
                .contains("ingestctl dlq list --replay " + Samples.REPLAY + " --state open,parked")
                .contains("ingestctl dlq replay --code x --canary --wait --hints --dry-run")
                .contains("ingestctl replay resume " + Samples.REPLAY);
    }

    @Test
    void failsWhenLettersFailedAgain() {
        api.on(
                REPLAYS,
                FakeApi.json(200, Samples.dryRun(3, 0)),
                FakeApi.json(201, Samples.replay("completed", 3, "\"passed\":2,\"failed\":1")));

        assertThat(new Ctl(api)
                        .run("dlq", "replay", "--code", "x", "--yes", "--wait")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void sendsALostRequestOnceMoreWithTheSameKey() {
        api.on(
                REPLAYS,
                FakeApi.json(200, Samples.dryRun(3, 0)),
                FakeApi.hangUp(),
                FakeApi.json(201, Samples.replay("running", 3, "\"waiting\":3")));

        Ctl.Result result = new Ctl(api).run("dlq", "replay", "--code", "x", "--yes");

        assertThat(result.code()).isZero();
        assertThat(api.requests()).hasSize(3);
        assertThat(api.requests().get(1).headers().get("Idempotency-key"))
                .isNotBlank()
                .isEqualTo(api.requests().get(2).headers().get("Idempotency-key"));
        assertThat(api.requests().getFirst().headers()).doesNotContainKey("Idempotency-key");
    }

    @Test
    void tellsThatASecondOperatorMustApprove() {
        api.on(
                REPLAYS,
                FakeApi.json(200, Samples.dryRun(3, 0).replace("\"needsApproval\":false", "\"needsApproval\":true")),
                FakeApi.json(201, Samples.replay("awaiting_approval", 3, "\"waiting\":3")));

        Ctl.Result result = new Ctl(api).person("y\n").run("dlq", "replay", "--code", "x");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("A second operator must approve it")
                .contains("ingestctl replay approve " + Samples.REPLAY);
    }

    @Test
    void namesTheReplayThatIsInTheWay() {
        api.on(
                REPLAYS,
                FakeApi.json(200, Samples.dryRun(3, 0)),
                FakeApi.json(
                        409,
                        "{\"code\":\"replay_running\",\"detail\":\"One is running.\",\"replayId\":\"" + Samples.REPLAY
                                + "\"}"));

        Ctl.Result result = new Ctl(api).run("dlq", "replay", "--code", "x", "--yes");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("ingestctl replay status " + Samples.REPLAY);
    }
}
