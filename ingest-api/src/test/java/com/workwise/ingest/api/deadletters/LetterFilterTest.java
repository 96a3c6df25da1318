package com.workwise.ingest.api.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.workwise.ingest.api.ProblemException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LetterFilterTest {

    @Test
    void bindsEveryValueAndWritesNoneIntoTheStatement() {
        String hostile = "'; DROP TABLE dead_letters; --$1?";
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("stage", "check");
        asked.put("code", hostile);
        asked.put("class", hostile);
        asked.put("source", hostile);
        asked.put("topic", hostile);
        asked.put("key", hostile);
        asked.put("from", "2026-01-01T00:00:00Z");
        asked.put("to", "2026-02-01T00:00:00Z");
        asked.put("minAttempts", "2");
        asked.put("maxAttempts", "4");
        asked.put("batch", "01930000-0000-7000-8000-000000000001");
        asked.put("replay", "01930000-0000-7000-8000-000000000002");
        Conditions conditions = LetterFilter.of(asked, LetterState.UNRESOLVED).conditions();
        assertThat(conditions.where())
                .doesNotContain("DROP")
                .doesNotContain("?")
                .contains("$13");
        assertThat(conditions.values())
                .hasSize(13)
                .contains(
                        "CHECK",
                        hostile,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-02-01T00:00:00Z"),
                        2,
                        4,
                        UUID.fromString("01930000-0000-7000-8000-000000000001"),
                        UUID.fromString("01930000-0000-7000-8000-000000000002"));
    }

    @Test
    void meansTheUsualStatesUnlessOthersAreAskedFor() {
        assertThat(states(Map.of())).isEqualTo(LetterState.UNRESOLVED);
        assertThat(states(Map.of("state", "any"))).isEqualTo(EnumSet.allOf(LetterState.class));
        assertThat(states(Map.of("state", "open,resolved")))
                .isEqualTo(EnumSet.of(LetterState.OPEN, LetterState.RESOLVED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OPEN", "open,", ",", "open, parked", "any,open", "gone", "open;parked"})
    void refusesStatesThatThereAreNot(String states) {
        assertBad("state", states);
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "from, 2026-01-01",
        "from, 2026-01-01T00:00:00",
        "from, 1969-12-31T23:59:59Z",
        "to, +10000-01-01T00:00:00Z",
        "to, -0001-01-01T00:00:00Z",
        "minAttempts, 1.5",
        "minAttempts, 2147483648",
        "maxAttempts, ''",
        "batch, 7",
        "replay, 01930000"
    })
    void refusesValuesThatCannotBeRead(String name, String value) {
        assertBad(name, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD800", "x\uDC00y", "\uDC00\uD800"})
    void refusesWhatNoLetterCanHold(String value) {
        assertBad("key", value);
        assertBad("source", value);
    }

    @Test
    void takesAnyOtherText() {
        String text = "😀 \u202E\u001B[2J%n${x}";
        assertThat(LetterFilter.of(Map.of("key", text), LetterState.UNRESOLVED)
                        .withoutState()
                        .values())
                .containsExactly(text);
        assertBad("key", "x".repeat(601));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "State", "keys", "class ", "\u001B[2J", "id", "script"})
    void refusesNamesThatThereAreNotWithoutEchoingThem(String name) {
        assertThatThrownBy(() -> LetterFilter.of(Map.of(name, "x"), LetterState.UNRESOLVED))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("bad_filter");
                    assertThat(refused.problem().detail()).doesNotContain("\u001B");
                });
    }

    private static EnumSet<LetterState> states(Map<String, String> asked) {
        return EnumSet.copyOf(LetterFilter.of(asked, LetterState.UNRESOLVED).states());
    }

    private static void assertBad(String name, String value) {
        assertThatThrownBy(() -> LetterFilter.of(Map.of(name, value), LetterState.UNRESOLVED))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("bad_filter"));
    }
}
