package com.workwise.ingest.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateTest {

    private final AtomicLong settled = new AtomicLong(1_000_000);
    private final SettableClock clock = new SettableClock(Deliveries.NOON);
    private final Rate rate = new Rate(settled::get, clock);

    @Test
    void isTheMeanOfTheLastFiveIntervals() {
        assertThat(after(400)).isEqualTo(200);
        assertThat(after(0)).isEqualTo(100);
        assertThat(after(0)).isCloseTo(66.7f, org.assertj.core.data.Offset.offset(0.1f));
        assertThat(after(0)).isEqualTo(50);
        assertThat(after(0)).isEqualTo(40);
        assertThat(after(0)).isZero();
    }

    @Test
    void isNoneWhenNoTimeHasPassed() {
        settled.addAndGet(5);
        assertThat(rate.perSecond()).isZero();
        clock.advance(Duration.ofSeconds(-5));
        assertThat(rate.perSecond()).isZero();
    }

    private float after(long more) {
        settled.addAndGet(more);
        clock.advance(Duration.ofSeconds(2));
        return rate.perSecond();
    }
}
