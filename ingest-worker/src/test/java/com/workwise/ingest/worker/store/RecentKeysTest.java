package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecentKeysTest {

    private static final int GENERATION = 500_000;

    private final RecentKeys keys = new RecentKeys();

    @Test
    void remembersTheLastHalfMillionAndHardlyAnyOther() {
        IntStream.range(0, 5 * GENERATION / 2).forEach(i -> keys.add("posting-" + i));
        assertThat(IntStream.range(3 * GENERATION / 2, 5 * GENERATION / 2))
                .allMatch(i -> keys.contains("posting-" + i));
        assertThat(believed("posting-")).isLessThan(GENERATION / 500);
        assertThat(believed("never-")).isLessThan(GENERATION / 500);
    }

    @Test
    void oneThatComesAgainTakesNoRoom() {
        keys.add("first");
        IntStream.range(0, 3 * GENERATION).forEach(i -> keys.add("again"));
        assertThat(keys.contains("first")).isTrue();
    }

    private long believed(String prefix) {
        return IntStream.range(0, GENERATION)
                .filter(i -> keys.contains(prefix + i))
                .count();
    }
}
