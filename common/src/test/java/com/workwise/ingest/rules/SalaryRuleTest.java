package com.workwise.ingest.rules;

import static com.workwise.ingest.ValidationLevel.LENIENT;
import static com.workwise.ingest.ValidationLevel.MODERATE;
import static com.workwise.ingest.ValidationLevel.STRICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SalaryRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "£50,000 - £30,000",
                "$150000 - $105746 Annual",
                "90-10",
                "20.50 to 19.75 per hour",
                "€ 2 – 1",
                "1,000,000 — 999,999.99",
                "100 - 0",
            })
    void refusesARangeWhoseBoundsAreSwapped(String salary) {
        Draft draft = Draft.complete().text("salary", salary);
        assertThat(draft.refusals(STRICT)).containsExactly("salary.range");
        assertThat(draft.refusals(MODERATE)).containsExactly("salary.range");
        assertThat(draft.warnings(LENIENT)).containsExactly("salary.range");
        assertThat(draft.accepted(LENIENT).salary()).isEqualTo(salary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "£50,000 - £50,010",
                "0 - 0",
                "42405 - 65485 Annual",
                "£7,644 per annum",
                "$40",
                "100 - 50k",
                "100 - 50 K",
                "100 - 1.5M",
                "$31,2k- $52k",
                "12k - 10",
                "OTE $35k - $25k",
                "7.20 ph to 8.80ph per hour",
                "$12 to $12 per hour",
                "‚¬30,000",
                "50.000 - 45.000,50",
                "Competitive - 10",
                "N/A",
                "-",
                "1000000000000 - 999999999999",
            })
    void keepsTheSourcesOwnWords(String salary) {
        assertThat(Draft.complete().text("salary", salary).accepted(STRICT).salary())
                .isEqualTo(salary);
    }

    @Test
    void isQuickOnHostileSalaries() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (String bait :
                    new String[] {"1".repeat(100_000), "1,111".repeat(50) + " -", "1" + " ".repeat(253) + "x"}) {
                Draft.complete().text("salary", bait).judged(MODERATE);
                Draft.complete().text("salary", bait).judged(LENIENT);
            }
        });
    }
}
