package com.workwise.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidationLevelTest {

    @ParameterizedTest
    @CsvSource({"STRICT, STRICT", "' strict ', STRICT", "Moderate, MODERATE", "lenient, LENIENT"})
    void isReadInAnyCase(String text, ValidationLevel level) {
        assertThat(ValidationLevel.parse(text)).contains(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "STRICT MODERATE", "0", "STRİCT"})
    void isNoneForOtherWords(String text) {
        assertThat(ValidationLevel.parse(text)).isEmpty();
    }
}
