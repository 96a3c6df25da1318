package com.workwise.ingest.api.deadletters.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RampTest {

    @ParameterizedTest(
            name = "{0} sent without an outcome, {1} passed, {2} failed: {3} more with a canary, {4} without")
    @CsvSource({
        "0, 0, 0, 1, 5000",
        "1, 0, 0, 0, 4999",
        "0, 1, 0, 9, 5000",
        "0, 0, 1, 9, 5000",
        "4, 1, 0, 5, 4996",
        "9, 1, 0, 0, 4991",
        "0, 10, 0, 90, 5000",
        "40, 60, 0, 0, 4960",
        "0, 99, 1, 900, 5000",
        "5000, 6000, 0, 0, 0",
        "4000, 6000, 0, 0, 1000"
    })
    void letsOutTenTimesAsManyWhenAllOutcomesAreKnown(
            long sent, long passed, long failed, long withCanary, long without) {
        Replay.Counts counts = new Replay.Counts(1_000_000, 0, sent, passed, failed, 7, 0);
        assertThat(Ramp.allowed(true, counts)).isEqualTo(withCanary);
        assertThat(Ramp.allowed(false, counts)).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0.1, 0, 1, 0, true",
        "true, 0.1, 0, 0, 0, false",
        "true, 0.1, 9, 1, 0, false",
        "true, 0.1, 8, 2, 0, true",
        "true, 0, 99, 1, 0, true",
        "true, 1, 0, 10, 0, false",
        "false, 0.1, 0, 19, 0, false",
        "false, 0.1, 0, 20, 0, true",
        "false, 0.1, 18, 2, 0, false",
        "false, 0.1, 17, 3, 0, true",
        "false, 0.5, 16, 20, 160, false",
        "false, 0.5, 16, 20, 3, true",
        "false, 0.1, 0, 19, 100, false",
        "true, 0.1, 0, 1, 9, false",
        "true, 0.1, 0, 2, 8, true"
    })
    void stopsAboveTheShareOnceOutcomesProveSomething(
            boolean canary, double share, long passed, long failed, long out, boolean stops) {
        assertThat(Ramp.tooManyFail(canary, share, passed, failed, out)).isEqualTo(stops);
    }
}
