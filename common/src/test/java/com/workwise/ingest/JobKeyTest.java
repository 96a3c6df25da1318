package com.workwise.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobKeyTest {

    @Test
    void isTheIdWithoutBlanksAtItsEnds() {
        assertThat(new JobKey(" \t a b\u2003\n").value()).isEqualTo("a b");
    }

    @Test
    void isTheSameForComposedAndDecomposedLetters() {
        assertThat(new JobKey("Malmo\u0308")).isEqualTo(new JobKey("Malm\u00F6"));
        assertThat(new JobKey("\u1100\u1161\u11A8")).isEqualTo(new JobKey("\uAC01"));
    }

    @Test
    void keepsApartWhatDiffersInCaseOrInAnInvisibleCharacter() {
        assertThat(new JobKey("a")).isNotEqualTo(new JobKey("A")).isNotEqualTo(new JobKey("a\u200B"));
        assertThat(new JobKey("\uFF11")).isNotEqualTo(new JobKey("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" a ", "Malmo\u0308", "\u2000x\u2001", "\u0344x", "\uFB2C", "e\u0323\u0301"})
    void isItsOwnKey(String id) {
        String once = new JobKey(id).value();
        assertThat(new JobKey(once).value()).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003", "undefined", " null", "a\u0000", "\u007F", "\uD83D", "\uDE00x"})
    void cannotBeMadeOfWhatIsNoId(String id) {
        assertThat(JobKey.problem(id)).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new JobKey(id));
    }

    @Test
    void countsCodePointsAfterNormalising() {
        assertThat(new JobKey("o\u0308".repeat(512)).value()).isEqualTo("ö".repeat(512));
        assertThat(code("o\u0308".repeat(513))).isEqualTo("externalId.too_long");
        // U+1F82 is the composition of four.
        assertThat(new JobKey("\u03B1\u0313\u0300\u0345".repeat(512)).value()).isEqualTo("\u1F82".repeat(512));
        // U+FB2C becomes longer: it is decomposed for good.
        assertThat(code("\uFB2C".repeat(200))).isEqualTo("externalId.too_long");
    }

    @Test
    void isRefusedQuicklyHoweverManyMarksStandOnOneLetter() {
        String zalgo = "a" + "\u0301\u0323".repeat(250_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(code(zalgo)).isEqualTo("externalId.too_long"));
    }

    private static String code(String id) {
        return Objects.requireNonNull(JobKey.problem(id)).code();
    }
}
