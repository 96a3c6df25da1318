package com.workwise.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00A0", "\u200B\u200D", "\uFEFF", "\u3000\t\u2003", "\u202E"})
    void seesThatThereIsNothingToSee(String text) {
        assertThat(Texts.isInvisible(text)).isTrue();
        assertThat(JobKey.problem(text)).extracting(Reason::code).isEqualTo("externalId.required");
    }

    @Test
    void seesOneCharacterAmongBlanks() {
        assertThat(Texts.isInvisible("\u200B.\u00A0")).isFalse();
    }
}
