package com.workwise.ingest.rules;

import static com.workwise.ingest.ValidationLevel.LENIENT;
import static com.workwise.ingest.ValidationLevel.MODERATE;
import static com.workwise.ingest.ValidationLevel.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdAndFlagRuleTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 12, Long.MAX_VALUE})
    void takesPositiveIntegersForIds(long id) {
        Draft draft = Draft.complete().with("companyId", Long.toString(id)).with("categoryId", Long.toString(id));
        assertThat(draft.accepted(STRICT).companyId()).isEqualTo(id);
        assertThat(draft.accepted(STRICT).categoryId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-0",
                "1.9",
                "1.0",
                "1e3",
                "1e1000000000",
                "1e-1000000000",
                "9223372036854775808",
                "99999999999999999999999999999999999999999999999999999"
            })
    void refusesOtherNumbers(String literal) {
        Draft draft = Draft.complete().with("companyId", literal);
        assertThat(draft.refusals(STRICT)).containsExactly("companyId.range");
        assertThat(draft.refusals(MODERATE)).containsExactly("companyId.range");
        assertThat(draft.warnings(LENIENT)).containsExactly("companyId.range");
        assertThat(draft.accepted(LENIENT).companyId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12\"", "\"\"", "true", "{}", "[1]"})
    void refusesIdsThatAreNoNumbers(String literal) {
        Draft draft = Draft.complete().with("categoryId", literal);
        assertThat(draft.refusals(STRICT)).containsExactly("categoryId.type");
        assertThat(draft.refusals(MODERATE)).containsExactly("categoryId.type");
        assertThat(draft.warnings(LENIENT)).contains("categoryId.type");
        assertThat(draft.accepted(LENIENT).categoryId()).isEqualTo(literal.equals("\"12\"") ? 12L : null);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"true\", true",
                "\" TRUE \", true",
                "1, true",
                "\"1\", true",
                "0, false",
                "\"yes\", false",
                "\"\", false",
                "1.0, false",
                "{}, false",
                "[true], false"
            })
    void onlyLenientReadsAFlagFromSomethingElse(String literal, boolean featured) {
        Draft draft = Draft.complete().with("isFeatured", literal);
        assertThat(draft.refusals(STRICT)).containsExactly("isFeatured.type");
        assertThat(draft.refusals(MODERATE)).containsExactly("isFeatured.type");
        assertThat(draft.warnings(LENIENT)).containsExactly("isFeatured.type");
        assertThat(draft.accepted(LENIENT).featured()).isEqualTo(featured);
    }
}
