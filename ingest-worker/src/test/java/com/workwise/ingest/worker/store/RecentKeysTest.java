package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecentKeysTest {

    private static final int MILLION = 1_000_000;

    private final RecentKeys keys = new RecentKeys();

    @Test
    void remembersTheLastMillionAndHardlyAnyOther() {
        IntStream.range(0, 5 * MILLION / 2).forEach(i -> keys.add("posting-" + i));
        assertThat(IntStream.range(3 * MILLION / 2, 5 * MILLION / 2)).allMatch(i -> keys.contains("posting-" + i));
        assertThat(IntStream.range(0, MILLION)
                        .filter(i -> keys.contains("posting-" + i))
                        .count())
                .isLessThan(MILLION / 100);
        assertThat(IntStream.range(0, MILLION)
                        .filter(i -> keys.contains("never-" + i))
                        .count())
                .isLessThan(MILLION / 100);
    }

    @Test
    void oneThatComesAgainTakesNoRoom() {
        keys.add("first");
        IntStream.range(0, 3 * MILLION).forEach(i -> keys.add("again"));
        assertThat(keys.contains("first")).isTrue();
    }
}
