package com.workwise.ingest.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RateSearchTest {

    private final List<Double> tried = new ArrayList<>();

    private double search(double limit, int most) {
        return new RateSearch(500, most).largest(rate -> {
            tried.add(rate);
            return rate <= limit;
        });
    }

    @Test
    void doublesAndThenHalvesWhatLiesBetween() {
        assertThat(search(2_900, 20)).isEqualTo(2_750);
        assertThat(tried).containsExactly(500.0, 1_000.0, 2_000.0, 4_000.0, 3_000.0, 2_500.0, 2_750.0);
    }

    @Test
    void looksBelowTheFirstRateToo() {
        assertThat(search(180, 20)).isEqualTo(171.875);
        assertThat(tried).startsWith(500.0, 250.0, 125.0, 187.5);
    }

    @Test
    void triesNoMoreThanAllowed() {
        assertThat(search(2_900, 5)).isEqualTo(2_000);
        assertThat(tried).hasSize(5);
    }

    @Test
    void endsWhenNoRateHolds() {
        assertThat(search(0, 4)).isZero();
        assertThat(tried).containsExactly(500.0, 250.0, 125.0, 62.5);
    }

    @Test
    void endsWhenEachRateHolds() {
        assertThat(search(1e9, 4)).isEqualTo(4_000);
    }
}
