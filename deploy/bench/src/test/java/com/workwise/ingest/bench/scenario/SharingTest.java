package com.workwise.ingest.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SharingTest {

    @Test
    void isEvenWhenEachWorkerHasAsMuchAsTheOthers() {
        assertThat(Sharing.isEven(List.of(12L), 1)).isTrue();
        assertThat(Sharing.isEven(List.of(3L, 3L, 3L, 3L), 4)).isTrue();
    }

    @Test
    void isNotEvenWhileOneIsMissingOrHasLess() {
        assertThat(Sharing.isEven(List.of(6L, 6L), 4)).isFalse();
        assertThat(Sharing.isEven(List.of(6L, 5L), 2)).isFalse();
        assertThat(Sharing.isEven(List.of(), 1)).isFalse();
    }
}
