package com.workwise.ingest.api.deadletters.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Pace pace = new Pace(100, nanos::get);

    @Test
    void allowsOneAtOnceAndThenTheRate() {
        assertThat(pace.available()).isOne();
        pace.spend(1);
        assertThat(pace.available()).isZero();
        pass(500);
        assertThat(pace.available()).isEqualTo(50);
    }

    @Test
    void doesNotMakeUpForASecondThatIsOver() {
        pass(60_000);
        assertThat(pace.available()).isEqualTo(100);
        pace.spend(100);
        pass(10);
        assertThat(pace.available()).isOne();
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
