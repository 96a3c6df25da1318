package com.workwise.ingest.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IdMarkTest {

    private final IdMark mark = new IdMark();

    @Test
    void asksForAllAtFirst() {
        assertThat(mark.after()).isZero();
    }

    @Test
    void followsWhatWasSeen() {
        mark.saw(1);
        mark.saw(2);

        assertThat(mark.after()).isEqualTo(2);
    }

    @Test
    void passesNoIdThatMayStillCome() {
        mark.saw(1);
        mark.saw(3);
        assertThat(mark.after()).isEqualTo(1);

        mark.saw(2);
        assertThat(mark.after()).isEqualTo(3);
    }

    @Test
    void passesWhatWillNotComeWhenNothingIsUnderWay() {
        mark.saw(1);
        mark.saw(3);
        mark.settle();
        assertThat(mark.after()).isEqualTo(3);

        mark.saw(5);
        assertThat(mark.after()).isEqualTo(3);
    }
}
