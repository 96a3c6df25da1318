package com.workwise.ingest.api.deadletters.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {

    private final AtomicLong nanos = new AtomicLong(-5);

    @Test
    void beginsWithOneAndThenKeepsToItsRate() {
        Pace pace = new Pace(100, nanos::get);
        assertThat(pace.available()).isOne();
        pace.spend(1);
        assertThat(pace.available()).isZero();
        after(500);
        assertThat(pace.available()).isEqualTo(50);
        pace.spend(50);
        after(9);
        assertThat(pace.available()).isZero();
        after(2);
        assertThat(pace.available()).isOne();
    }

    @Test
    void makesUpForOneSecondAtMost() {
        Pace pace = new Pace(10, nanos::get);
        after(3_600_000);
        assertThat(pace.available()).isEqualTo(10);
        pace.spend(10);
        after(200);
        assertThat(pace.available()).isEqualTo(2);
    }

    @Test
    void sendsNoMoreThanItsRateHoweverOftenItIsAsked() {
        Pace pace = new Pace(7, nanos::get);
        long sent = 0;
        for (int i = 0; i < 10_000; i++) {
            long now = pace.available();
            pace.spend((int) now);
            sent += now;
            after(1);
        }
        assertThat(sent).isBetween(69L, 71L);
    }

    @Test
    void waitsForWhatWasSentTooMuch() {
        Pace pace = new Pace(10, nanos::get);
        after(1_000);
        assertThat(pace.available()).isEqualTo(10);
        pace.spend(20);
        after(1_000);
        assertThat(pace.available()).isLessThanOrEqualTo(0);
        after(101);
        assertThat(pace.available()).isPositive();
    }

    private void after(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
