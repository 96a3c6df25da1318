package com.workwise.ingest.rules;

import static com.workwise.ingest.ValidationLevel.MODERATE;
import static com.workwise.ingest.ValidationLevel.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ValidationLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No level is lenient about what identifies a posting. */
final class ExternalIdTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null            | externalId.required
            ""              | externalId.required
            " \\t\\u2003 "  | externalId.required
            "undefined"     | externalId.placeholder
            " null "        | externalId.placeholder
            12              | externalId.type
            true            | externalId.type
            {}              | externalId.type
            ["a"]           | externalId.type
            "a\\u0000b"     | externalId.control_characters
            "a\\nb"         | externalId.control_characters
            "a\\u0085b"     | externalId.control_characters
            "\\ud800"       | externalId.ill_formed_unicode
            "\\udc00\\ud800"| externalId.ill_formed_unicode
            """, quoteCharacter = '`')
    void refusesWhatIsNoId(String literal, String code) {
        for (ValidationLevel level : ValidationLevel.values()) {
            assertThat(Draft.complete().with("externalId", literal).refusals(level))
                    .containsExactly(code);
        }
    }

    @ParameterizedTest
    @EnumSource(ValidationLevel.class)
    void refusesAMissingOne(ValidationLevel level) {
        assertThat(Draft.complete().without("externalId").recordKey("job-1").refusals(level))
                .containsExactly("externalId.required");
    }

    @ParameterizedTest
    @EnumSource(ValidationLevel.class)
    void takes512CodePointsAndNeverCutsALongerOne(ValidationLevel level) {
        String longest = "😀".repeat(512);
        assertThat(Draft.complete()
                        .text("externalId", longest)
                        .accepted(level)
                        .key()
                        .value())
                .isEqualTo(longest);
        assertThat(Draft.complete().text("externalId", longest + "x").refusals(level))
                .containsExactly("externalId.too_long");
    }

    @Test
    void warnsOfARecordKeyThatSaysSomethingElse() {
        Draft draft = Draft.complete().recordKey("job-2");
        assertThat(draft.warnings(MODERATE)).containsExactly("externalId.differs_from_key");
        assertThat(draft.accepted(MODERATE).key().value()).isEqualTo("job-1");
        assertThat(draft.refusals(STRICT)).containsExactly("externalId.differs_from_key");
    }

    @ParameterizedTest
    @CsvSource({"' job-1 '", "undefined", "''"})
    void saysNothingOfARecordKeyThatIsTheSameOrNone(String recordKey) {
        assertThat(Draft.complete().recordKey(recordKey).warnings(STRICT)).isEmpty();
    }
}
