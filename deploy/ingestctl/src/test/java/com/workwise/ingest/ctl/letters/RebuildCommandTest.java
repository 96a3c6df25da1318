package com.workwise.ingest.ctl.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RebuildCommandTest {

    private final FakeApi api = new FakeApi().on("POST /dead-letters/rebuilds", rebuild("running", 0));

    @AfterEach
    void stop() {
        api.close();
    }

    private static String rebuild(String state, int added) {
        return "{\"id\":\"" + Samples.REPLAY + "\",\"state\":\"" + state + "\",\"read\":100,\"added\":" + added
                + ",\"total\":200,\"error\":\"Kafka is away\"}";
    }

    @Test
    void startsOneAndDoesNotWaitOffATerminal() {
        Ctl.Result result = new Ctl(api).run("dlq", "rebuild");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("state         running");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void followsItToItsEnd() {
        api.on(
                "GET /dead-letters/rebuilds/" + Samples.REPLAY,
                FakeApi.json(200, rebuild("running", 1)),
                FakeApi.json(200, rebuild("completed", 7)));

        Ctl.Result result = new Ctl(api).person("").run("dlq", "rebuild");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("added         7");
        assertThat(result.err()).contains("100/200 read");
    }

    @Test
    void failsWhenItFailed() {
        api.on("GET /dead-letters/rebuilds/" + Samples.REPLAY, rebuild("failed", 0));

        Ctl.Result result = new Ctl(api).run("dlq", "rebuild", "--wait");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("The rebuild failed: Kafka is away");
    }
}
