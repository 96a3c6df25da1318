package com.workwise.ingest.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScheduleTest {

    @Test
    void sendsAtASteadyRate() {
        Schedule schedule = Schedule.of(1_000, 10, 3);

        assertThat(schedule.requests()).isEqualTo(300);
        assertThat(schedule.postings()).isEqualTo(3_000);
        assertThat(schedule.at(0)).isZero();
        assertThat(schedule.at(1)).isEqualTo(10_000_000);
        assertThat(schedule.length()).isEqualTo(2_990_000_000L);
    }

    @Test
    void addsNoRoundingsUp() {
        // 0.333… ns too few or too many each, were the time counted from the one before.
        assertThat(Schedule.of(3, 1, 1_000_000).at(3_000_000 - 3)).isEqualTo(999_999_000_000_000L);
    }

    @Test
    void passesTheRangeOfAnInt() {
        assertThat(new Schedule(1_000_000, 10_000, 1_000_000).at(999_999)).isEqualTo(9_999_990_000_000L);
    }

    @Test
    void sendsAtLeastOnce() {
        assertThat(Schedule.of(1, 10, 1).requests()).isEqualTo(1);
        assertThat(Schedule.once(10_000)).isEqualTo(new Schedule(10_000, 10_000, 1));
    }
}
