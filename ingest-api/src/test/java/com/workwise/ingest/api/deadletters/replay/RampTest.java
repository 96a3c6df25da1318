package com.workwise.ingest.api.deadletters.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RampTest {

    @Test
    void letsTenTimesAsManyOutWhenAllOutcomesAreKnown() {
        List<Long> steps = new ArrayList<>();
        long begun = 0;
        while (begun < 20_000) {
            // As fast as it is allowed, and every outcome comes at last.
            long allowed = Ramp.allowed(true, counts(0, begun));
            assertThat(Ramp.allowed(true, counts(allowed, begun))).isZero();
            begun += allowed;
            steps.add(begun);
        }
        assertThat(steps).startsWith(1L, 10L, 100L, 1_000L).contains(10_000L).isSorted();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "1, 0, 1",
        "0, 1, 10",
        "1, 1, 10",
        "1, 9, 10",
        "0, 9, 10",
        "0, 10, 100",
        "1, 98, 100",
        "1, 99, 100",
        "0, 100, 1000"
    })
    void knowsItsStepFromTheCountsAlone(long outstanding, long settled, long limit) {
        assertThat(Ramp.limit(counts(outstanding, settled))).isEqualTo(limit);
    }

    @Test
    void keepsOnlySoManyOut() {
        assertThat(Ramp.allowed(false, counts(0, 0))).isEqualTo(5_000);
        assertThat(Ramp.allowed(false, counts(4_999, 1_000_000))).isOne();
        assertThat(Ramp.allowed(false, counts(5_000, 0))).isZero();
        assertThat(Ramp.allowed(false, counts(6_000, 0))).isZero();
        assertThat(Ramp.allowed(true, counts(0, 10_000))).isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource({
        // canary, share, passed, failed, stops
        "true, 0.1, 0, 0, false",
        "true, 0.1, 0, 1, true",
        "true, 0.1, 9, 1, false",
        "true, 0.1, 8, 1, true",
        "true, 0, 1000, 1, true",
        "true, 0, 1000, 0, false",
        "true, 1, 0, 1000, false",
        "false, 0.1, 0, 19, false",
        "false, 0.1, 0, 20, true",
        "false, 0.1, 18, 2, false",
        "false, 0.1, 17, 3, true",
        "false, 0.5, 10, 10, false"
    })
    void judgesByTheShareThatFailed(boolean canary, double share, long passed, long failed, boolean stops) {
        assertThat(Ramp.tooManyFail(canary, share, passed, failed)).isEqualTo(stops);
    }

    private static Replay.Counts counts(long outstanding, long settled) {
        return new Replay.Counts(1_000_000, outstanding / 2, outstanding - outstanding / 2, settled, 0, 0, 0);
    }
}
