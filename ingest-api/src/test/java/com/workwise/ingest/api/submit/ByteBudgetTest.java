package com.workwise.ingest.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ByteBudgetTest {

    private static final int KB = 1024;

    private final ByteBudget budget = new ByteBudget(1_000 * KB);

    @Test
    void anArrayHasRoomForASomewhatLongerBody() {
        byte[] array = array(257 * KB);
        assertThat(array).hasSize(288 * KB);
        assertThat(budget.taken()).isEqualTo(288 * KB);
        budget.giveArray(array);
        assertThat(budget.take(270 * KB)).isSameAs(array);
    }

    @Test
    void anArrayThatWasGivenBackIsUsedForABodyOfUpToHalfItsLength() {
        byte[] array = array(208 * KB);
        budget.giveArray(array);
        assertThat(budget.taken()).isZero();
        assertThat(budget.take(96 * KB)).isNotSameAs(array);
        assertThat(budget.take(224 * KB)).isNotSameAs(array);
        assertThat(budget.take(104 * KB)).isSameAs(array);
        assertThat(budget.taken()).as("its own length").isEqualTo((96 + 224 + 208) * KB);
        assertThat(budget.take(104 * KB)).as("in use").isNotSameAs(array);
    }

    @Test
    void whatIsKeptIsPartOfTheBudgetAndGoesFirst() {
        byte[] older = array(320 * KB);
        byte[] newer = array(384 * KB);
        budget.giveArray(older);
        budget.giveArray(newer);
        assertThat(budget.tryTake(400 * KB)).isTrue();
        assertThat(budget.take(320 * KB)).isSameAs(newer);
        assertThat(budget.take(208 * KB)).as("the older one made room").isNotSameAs(older);
        assertThat(budget.take(9 * KB)).as("all is taken").isNull();
    }

    @Test
    void smallArraysAreNotKept() {
        byte[] small = array(KB);
        budget.giveArray(small);
        assertThat(budget.taken()).isZero();
        assertThat(budget.take(KB)).isNotSameAs(small);
    }

    private byte[] array(int length) {
        return Objects.requireNonNull(budget.take(length));
    }
}
