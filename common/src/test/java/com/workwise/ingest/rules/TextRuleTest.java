package com.workwise.ingest.rules;

import static com.workwise.ingest.ValidationLevel.LENIENT;
import static com.workwise.ingest.ValidationLevel.MODERATE;
import static com.workwise.ingest.ValidationLevel.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Job;
import com.workwise.ingest.ValidationLevel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextRuleTest {

    /** The texts, with their limits in code points. */
    private enum Field {
        company(255, Job::company),
        location(1_000, Job::location),
        salary(255, Job::salary),
        description(
                250_000,
                job -> job.description() == null ? null : job.description().toString()),
        jobType(100, Job::jobType),
        workMode(100, Job::workMode),
        category(500, Job::category),
        source(100, Job::source);

        private final int limit;
        private final Function<Job, @Nullable String> value;

        Field(int limit, Function<Job, @Nullable String> value) {
            this.limit = limit;
            this.value = value;
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void limitsCountCodePoints(Field field) {
        String longest = "😀".repeat(field.limit);
        for (ValidationLevel level : ValidationLevel.values()) {
            Draft draft = Draft.complete().text(field.name(), longest);
            assertThat(field.value.apply(draft.accepted(level))).isEqualTo(longest);
            assertThat(draft.warnings(level)).isEmpty();
        }
        Draft over = Draft.complete().text(field.name(), longest + "😀");
        assertThat(over.refusals(STRICT)).containsExactly(field + ".too_long");
        assertThat(over.refusals(MODERATE)).containsExactly(field + ".too_long");
        assertThat(over.warnings(LENIENT)).containsExactly(field + ".too_long");
        assertThat(field.value.apply(over.accepted(LENIENT))).isEqualTo(longest);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void refusesOrCoercesWhatIsNoString(Field field) {
        for (String literal : new String[] {"12", "true", "1e1000000000"}) {
            Draft draft = Draft.complete().with(field.name(), literal);
            assertThat(draft.refusals(STRICT)).containsExactly(field + ".type");
            assertThat(draft.refusals(MODERATE)).containsExactly(field + ".type");
            assertThat(draft.warnings(LENIENT)).containsExactly(field + ".type");
            assertThat(field.value.apply(draft.accepted(LENIENT))).isEqualTo(literal);
        }
        for (String literal : new String[] {"{}", "[\"x\"]"}) {
            Draft draft = Draft.complete().with(field.name(), literal);
            assertThat(draft.refusals(STRICT)).containsExactly(field + ".type");
            assertThat(draft.refusals(MODERATE)).containsExactly(field + ".type");
            assertThat(draft.warnings(LENIENT)).containsExactly(field + ".type");
            assertThat(field.value.apply(draft.accepted(LENIENT)))
                    .isEqualTo(field.value.apply(
                            Draft.complete().without(field.name()).accepted(LENIENT)));
        }
    }

    @Test
    void cutsALongTitleUnlessStrict() {
        String longest = "😀".repeat(255);
        assertThat(Draft.complete().text("title", longest).warnings(STRICT)).isEmpty();
        Draft over = Draft.complete().text("title", longest + "x");
        assertThat(over.accepted(MODERATE).title()).isEqualTo(longest);
        assertThat(over.warnings(MODERATE)).containsExactly("title.too_long");
        assertThat(over.accepted(LENIENT).title()).isEqualTo(longest);
        assertThat(over.refusals(STRICT)).containsExactly("title.too_long");
        Draft blankAtTheCut = Draft.complete().text("title", "x".repeat(254) + " y");
        assertThat(blankAtTheCut.accepted(MODERATE).title()).isEqualTo("x".repeat(254));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null       | title.required
            ""         | title.required
            " \\n "    | title.required
            "\\u0000"  | title.required
            "ab"       | title.too_short
            " ab "     | title.too_short
            "😀😀"     | title.too_short
            12345      | title.type
            false      | title.type
            {}         | title.type
            []         | title.type
            """, quoteCharacter = '`')
    void refusesATitleThatSaysNothing(String literal, String code) {
        assertThat(Draft.complete().with("title", literal).refusals(MODERATE)).containsExactly(code);
        assertThat(Draft.complete().with("title", literal).refusals(STRICT)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "\"\\u0000\"", "{}", "[\"Welder\"]"})
    void lenientWantsATitleToo(String literal) {
        assertThat(Draft.complete().with("title", literal).refusals(LENIENT)).containsExactly("title.required");
    }

    @ParameterizedTest
    @CsvSource({"\"a\", a", "12345, 12345", "false, false"})
    void lenientTakesShortAndCoercedTitles(String literal, String title) {
        assertThat(Draft.complete().with("title", literal).accepted(LENIENT).title())
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001B", "\u007F", "\u0085", "\u009B", "\u202E", "\u2066", "\u202A"})
    void removesWhatPeopleCannotSeeFromALine(String invisible) {
        Draft draft = Draft.complete().text("title", "We" + invisible + "lder");
        assertThat(draft.accepted(MODERATE).title()).isEqualTo("Welder");
        assertThat(draft.warnings(MODERATE)).containsExactly("title.control_characters");
        assertThat(draft.refusals(STRICT)).containsExactly("title.control_characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001B", "\u0085", "\u009B"})
    void removesControlsFromParagraphs(String control) {
        Draft draft = Draft.complete().text("description", "a" + control + "b");
        assertThat(draft.accepted(MODERATE).description()).hasToString("ab");
        assertThat(draft.refusals(STRICT)).containsExactly("description.control_characters");
    }

    @Test
    void keepsBreaksAndWritingDirectionInParagraphsOnly() {
        String text = "a\r\n\tb \u202Bc\u202C";
        Draft draft = Draft.complete().text("description", text).text("title", "a\r\nb\tc");
        assertThat(draft.accepted(STRICT).description()).hasToString(text);
        assertThat(draft.accepted(STRICT).title()).isEqualTo("a  b c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00", "\uDE00\uD83D", "\uD83D\uD83D"})
    void replacesLoneSurrogates(String illFormed) {
        Draft draft = Draft.complete().text("title", "Welder " + illFormed + "!");
        assertThat(draft.accepted(MODERATE).title()).isEqualTo("Welder " + "\uFFFD".repeat(illFormed.length()) + "!");
        assertThat(draft.warnings(MODERATE)).containsExactly("title.ill_formed_unicode");
        assertThat(draft.refusals(STRICT)).containsExactly("title.ill_formed_unicode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"👨‍👩‍👧 nurse", "وظيفة شاغرة", "焊工工程师", "Schweißer (m/w/d)", "\uFFFF\uFFFE\uE000", "Ｗｅｌｄｅｒ"})
    void leavesOrdinaryTextAlone(String title) {
        assertThat(Draft.complete().text("title", title).accepted(STRICT).title())
                .isEqualTo(title);
    }
}
