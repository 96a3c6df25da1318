package com.workwise.ingest.ctl.discards;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import com.workwise.ingest.ctl.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DiscardCommandsTest {

    private static final String DISCARDS = "POST /dead-letters/discards";
    private static final String DONE = "{\"id\":\"" + Samples.DISCARD
            + "\",\"state\":\"discarded\",\"actor\":\"anna\",\"reason\":\"load test\",\"total\":12,\"createdAt\":\"2026-11-21T02:00:00Z\"}";

    private final FakeApi api =
            new FakeApi().on(DISCARDS, FakeApi.json(200, "{\"dryRun\":true,\"total\":12}"), FakeApi.json(201, DONE));

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void tellsInADryRunHowManyAndWhatToType() {
        Ctl.Result result =
                new Ctl(api).run("dlq", "discard", "--source", "a", "--reason", "load test", "--dry-run", "--hints");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("12 letters would be discarded.\n");
        assertThat(result.err()).contains("ingestctl dlq discard --source a --reason 'load test' --hints --confirm=12");
    }

    @Test
    void wantsTheNumberBeforeItDiscards() {
        Ctl.Result yes = new Ctl(api).run("dlq", "discard", "--source", "a", "--reason", "r", "--yes");

        assertThat(yes.code()).isEqualTo(2);
        assertThat(yes.err()).contains("Add --confirm=12.");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void discardsAndTellsHowToTakeItBack() {
        Ctl.Result result = new Ctl(api).person("12\n").run("dlq", "discard", "--source", "a", "--reason", "load test");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("12 letters discarded by anna.");
        assertThat(result.err()).contains("ingestctl dlq restore " + Samples.DISCARD);
        assertThat(api.last().body().node())
                .isEqualTo(Json.read("{\"filter\":{\"source\":\"a\"},\"reason\":\"load test\"}")
                        .orElseThrow());
    }

    @Test
    void wantsAReasonAndASelection() {
        Ctl.Result noReason = new Ctl(api).run("dlq", "discard", "--source", "a");
        Ctl.Result everything = new Ctl(api).run("dlq", "discard", "--reason", "r");

        assertThat(noReason.code()).isEqualTo(2);
        assertThat(noReason.err()).contains("--reason");
        assertThat(everything.code()).isEqualTo(2);
        assertThat(everything.err()).contains("--all");
    }

    @Test
    void listsWhoGaveUpWhatAndWhy() {
        api.on("GET /dead-letters/discards", "{\"items\":[" + DONE + "],\"next\":null}");

        assertThat(new Ctl(api).run("dlq", "discards").out())
                .contains(Samples.DISCARD + "  discarded  anna  2026-11-21 02:00:00       12  load test");
    }

    @Test
    void takesADiscardBack() {
        api.on("POST /dead-letters/discards/" + Samples.DISCARD + "/restore", DONE);

        Ctl.Result result = new Ctl(api).run("dlq", "restore", Samples.DISCARD);

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("The discard of 12 letters is taken back.\n");
    }
}
