package com.workwise.ingest.ctl.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusCommandTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsLagWorkersAndLetters() {
        api.on("GET /pipeline", """
                {"lag":{"jobs.raw":12,"jobs.replay":0,"ledger":0},"workers":[
                 {"id":"1","name":"worker-1","startedAt":"2026-11-21T01:00:00Z","seenAt":"2026-11-21T02:00:00Z","alive":true,"circuit":"open",
                  "circuitOpenedAt":"2026-11-21T01:59:00Z","recordsPerSecond":12.5,"inFlightBytes":2048}],
                 "deadLetters":{"open":3,"replaying":0,"parked":1}}""");

        Ctl.Result result = new Ctl(api).run("pipeline", "status");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("jobs.raw      12")
                .contains("worker-1  yes    open since 2026-11-21 01:59:00       12.5     2.0 kB")
                .contains("open          3");
    }

    @Test
    void saysWhatIsNotKnown() {
        api.on(
                "GET /pipeline",
                "{\"lag\":null,\"lagError\":\"Kafka did not answer\",\"workers\":[],\"deadLetters\":{\"open\":3}}");

        assertThat(new Ctl(api).run("pipeline", "status").out())
                .contains("unknown: Kafka did not answer")
                .contains("none has reported");
    }
}
