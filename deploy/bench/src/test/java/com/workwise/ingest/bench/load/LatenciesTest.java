package com.workwise.ingest.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LatenciesTest {

    @Test
    void tellsPercentilesInMilliseconds() {
        Latencies latencies = new Latencies();
        for (long millis = 1; millis <= 1_000; millis++) {
            latencies.record(millis * 1_000_000);
        }

        assertThat(latencies.millis(50)).isCloseTo(500, within(0.5));
        assertThat(latencies.millis(99)).isCloseTo(990, within(1.0));
        assertThat(latencies.millis(99.9)).isCloseTo(999, within(1.0));
        assertThat(latencies.millis(100)).isCloseTo(1_000, within(1.0));
    }

    @Test
    void namesEachFigureWithItsUnit() {
        Latencies latencies = new Latencies();
        latencies.record(1_500_000);

        assertThat(latencies.figures(50, 99.9, 100))
                .containsExactly(entry("p50 ms", 1.5), entry("p99.9 ms", 1.5), entry("max ms", 1.5));
    }

    @Test
    void keepsAnHour() {
        Latencies latencies = new Latencies();
        latencies.record(3_600_000_000_000L);

        assertThat(latencies.millis(50)).isCloseTo(3_600_000, within(3_600.0));
    }
}
