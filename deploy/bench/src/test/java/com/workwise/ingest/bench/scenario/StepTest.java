package com.workwise.ingest.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.bench.load.Latencies;
import com.workwise.ingest.bench.load.Schedule;
import com.workwise.ingest.bench.process.Cpu;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StepTest {

    private static final Schedule SCHEDULE = Schedule.of(100, 1, 1);

    /** @param lastMillis after the last request */
    private static Step step(int refused, int late, long lastMillis) {
        Latencies rows = new Latencies();
        for (int i = 0; i < SCHEDULE.postings(); i++) {
            rows.record(TimeUnit.MILLISECONDS.toNanos(i < late ? 1_100 : 20));
        }
        long last = SCHEDULE.length() + TimeUnit.MILLISECONDS.toNanos(lastMillis);
        return new Step(SCHEDULE, refused, new Latencies(), rows, last, new Cpu(Map.of()), 6);
    }

    @Test
    void holdsWhenOneOfAHundredIsLate() {
        assertThat(step(0, 1, 20).holds()).isTrue();
    }

    @Test
    void failsWhenTwoOfAHundredAreLate() {
        assertThat(step(0, 2, 20).holds()).isFalse();
    }

    @Test
    void failsWhenARequestIsRefused() {
        assertThat(step(1, 0, 20).holds()).isFalse();
    }

    @Test
    void failsWhenABacklogRemains() {
        assertThat(step(0, 0, 2_000).holds()).isTrue();
        assertThat(step(0, 0, 2_001).holds()).isFalse();
    }
}
