package com.workwise.ingest.ctl.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import com.workwise.ingest.ctl.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SummaryCommandTest {

    private final FakeApi api = new FakeApi().on("GET /dead-letters/summary", Samples.SUMMARY);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void countsCausesInAnAlignedTable() {
        Ctl.Result result = new Ctl(api).run("dlq", "summary");

        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "COUNT  STAGE  CODE          SOURCE     FIRST SEEN (UTC)     LAST SEEN (UTC)      EXAMPLE",
                        "  412  CHECK  salary.range  acme       2026-11-20 22:00:00  2026-11-21 02:00:00  "
                                + Samples.LETTER,
                        "   31  STORE  22003         beta feed  2026-11-20 23:00:00  2026-11-21 01:00:00  "
                                + Samples.OTHER_LETTER,
                        "",
                        "443 letters selected. In all: 440 open, 0 replaying, 3 parked, 9 resolved, 0 discarded");
        assertThat(result.err())
                .contains("2 letters unresolved whose Kafka record retention takes before 2026-11-23 00:00:00 UTC")
                .doesNotContain("Next:");
    }

    @Test
    void sendsEveryOptionOfTheFilterByTheNameThatTheApiKnows() {
        Ctl.Result result = new Ctl(api)
                .run(
                        "dlq summary --state OPEN,parked --stage check --code a&b=c --class X --source s+1 --topic t --key k --since 2h"
                                .concat(
                                        " --until 2026-11-21 --min-attempts 2 --max-attempts 4 --batch 0b6c1f3e-5d0a-4c1e-9a57-3f2d1c0b9a88")
                                .concat(" --replay 5f0e8a52-7f0d-4d7e-8f7a-0c4b1d2e3f40")
                                .split(" "));

        assertThat(result.code()).isZero();
        assertThat(api.last().query())
                .containsOnly(
                        Map.entry("state", "open,parked"),
                        Map.entry("stage", "CHECK"),
                        Map.entry("code", "a&b=c"),
                        Map.entry("class", "X"),
                        Map.entry("source", "s+1"),
                        Map.entry("topic", "t"),
                        Map.entry("key", "k"),
                        Map.entry("from", "2026-11-21T07:00:00Z"),
                        Map.entry("to", "2026-11-21T00:00:00Z"),
                        Map.entry("minAttempts", "2"),
                        Map.entry("maxAttempts", "4"),
                        Map.entry("batch", Samples.LETTER),
                        Map.entry("replay", Samples.REPLAY));
    }

    @Test
    void suggestsToAPersonWhatToTypeNext() {
        Ctl.Result result = new Ctl(api).person("").run("dlq", "summary");

        assertThat(result.err())
                .contains("ingestctl dlq show " + Samples.LETTER)
                .contains("ingestctl dlq replay --code salary.range --source acme --dry-run");
        assertThat(new Ctl(api).person("").run("dlq", "summary", "--no-hints").err())
                .doesNotContain("Next:");
        assertThat(new Ctl(api).run("dlq", "summary", "--hints").err()).contains("Next:");
    }

    @Test
    void saysThatNothingIsLeft() {
        api.on("GET /dead-letters/summary", Samples.EMPTY_SUMMARY);

        Ctl.Result result = new Ctl(api).person("").run("dlq", "summary");

        assertThat(result.out())
                .isEqualTo("0 letters selected. In all: 0 open, 0 replaying, 0 parked, 452 resolved, 0 discarded\n");
        assertThat(result.err()).contains("ingestctl replay list");
    }

    @Test
    void printsTheApisJsonForPrograms() {
        Ctl.Result result = new Ctl(api).run("dlq", "summary", "--json");

        assertThat(result.out().lines()).hasSize(1);
        assertThat(Json.read(result.out())).isEqualTo(Json.read(Samples.SUMMARY));
        assertThat(new Ctl(api).person("").run("dlq", "summary", "--json").out().lines())
                .hasSizeGreaterThan(10);
    }

    @Test
    void colorsOnATerminalOnlyOrWhenAsked() {
        assertThat(new Ctl(api).run("dlq", "summary").out()).doesNotContain("\u001b");
        assertThat(new Ctl(api).run("dlq", "summary", "--color=always").out())
                .contains("\u001b[31msalary.range\u001b[0m");
        assertThat(new Ctl(api).person("").run("dlq", "summary").out()).doesNotContain("\u001b");
        assertThat(new Ctl(api)
                        .person("")
                        .environment("NO_COLOR", "")
                        .run("dlq", "summary")
                        .out())
                .contains("\u001b[31m");
        assertThat(new Ctl(api)
                        .person("")
                        .environment("NO_COLOR", "")
                        .run("dlq", "summary", "--color", "never")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void refusesWordsThatAreNoStateOrTime() {
        Ctl.Result state = new Ctl(api).run("dlq", "summary", "--state", "opened");
        Ctl.Result time = new Ctl(api).run("dlq", "summary", "--since", "yesterday");

        assertThat(state.code()).isEqualTo(2);
        assertThat(state.err()).contains("\"opened\" is none of open, replaying");
        assertThat(time.code()).isEqualTo(2);
        assertThat(time.err()).contains("This is no time: yesterday").contains("do: Use e.g. 2h");
        assertThat(api.requests()).isEmpty();
    }
}
