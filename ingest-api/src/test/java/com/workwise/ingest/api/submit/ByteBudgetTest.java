package com.workwise.ingest.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ByteBudgetTest {

    private static final int KB = 1024;

    private final ByteBudget budget = new ByteBudget(1_000 * KB);

    @Test
    void anArrayThatWasGivenBackIsUsedForABodyOfUpToHalfItsLength() {
        byte[] array = array(200 * KB);
        budget.giveArray(array);
        assertThat(budget.taken()).isZero();
        assertThat(budget.take(99 * KB)).isNotSameAs(array);
        assertThat(budget.take(201 * KB)).isNotSameAs(array);
        assertThat(budget.take(100 * KB)).isSameAs(array);
        assertThat(budget.taken()).as("its own length").isEqualTo((99 + 201 + 200) * KB);
        assertThat(budget.take(100 * KB)).as("in use").isNotSameAs(array);
    }

    @Test
    void whatIsKeptIsPartOfTheBudgetAndGoesFirst() {
        byte[] older = array(300 * KB);
        byte[] newer = array(400 * KB);
        budget.giveArray(older);
        budget.giveArray(newer);
        assertThat(budget.tryTake(600 * KB)).as("the older one makes room").isTrue();
        assertThat(budget.take(300 * KB)).isSameAs(newer);
        assertThat(budget.take(KB)).as("all is taken").isNull();
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
