package com.workwise.ingest.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SteadyLoadTest {

    @Test
    void makesUpForWhatItWasLate() {
        assertThat(SteadyLoad.due(0, 2_000)).isZero();
        assertThat(SteadyLoad.due(Duration.ofMillis(1).toNanos(), 2_000)).isEqualTo(2);
        assertThat(SteadyLoad.due(Duration.ofHours(30).toNanos(), 2_000)).isEqualTo(216_000_000);
    }

    @Test
    void outlastsTheOutageByItsOwnLength() {
        assertThat(Outage.records(60)).isEqualTo(2_000 * (10 + 60 + 60));
        assertThat(Outage.records(5)).isEqualTo(2_000 * (10 + 5 + 10));
    }
}
