package com.workwise.ingest.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class ReceiptClockTest {

    @Test
    void staysWhereItIsWhileTheSystemClockIsSetBack() {
        Instant noon = Instant.parse("2026-01-01T12:00:00.000000999Z");
        Queue<Instant> readings = new ArrayDeque<>(List.of(noon, noon.minusSeconds(3_600), noon.plusMillis(1), noon));
        ReceiptClock clock = new ReceiptClock(readings::remove);
        assertThat(clock.now()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(clock.now()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(clock.now()).isEqualTo("2026-01-01T12:00:00.001Z");
        assertThat(clock.now()).isEqualTo("2026-01-01T12:00:00.001Z");
    }
}
