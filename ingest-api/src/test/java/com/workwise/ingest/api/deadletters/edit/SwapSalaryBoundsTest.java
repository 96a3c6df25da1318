package com.workwise.ingest.api.deadletters.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.JobRules;
import com.workwise.ingest.rules.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SwapSalaryBoundsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "90000 - 60000 EUR|60000 - 90000 EUR",
                "£50,000 - £30,000|£30,000 - £50,000",
                "$150000 - $105746 Annual|$105746 - $150000 Annual",
                "90-10|10-90",
                "20.50 to 19.75 per hour|19.75 to 20.50 per hour",
                "€ 2 – 1|€ 1 – 2",
                "1,000,000 — 999,999.99|999,999.99 — 1,000,000",
                "100 - 0|0 - 100",
                " \t100 - 0 x| \t0 - 100 x",
            })
    void swapsWhatTheRulesRefuse(String salary, String swapped) {
        assertThat(isAccepted(salary)).isFalse();
        assertThat(SwapSalaryBounds.swapped(salary)).isEqualTo(swapped);
        assertThat(isAccepted(swapped)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "60000 - 90000",
                "0 - 0",
                "100 - 50k",
                "100 - 1.5M",
                "12k - 10",
                "OTE $35k - $25k",
                "Competitive - 10",
                "-",
                "50.000 - 45.000,50",
                "1000000000000 - 999999999999",
                ""
            })
    void leavesWhatTheRulesAccept(String salary) {
        assertThat(isAccepted(salary)).isTrue();
        assertThat(SwapSalaryBounds.swapped(salary)).isEqualTo(salary);
    }

    @Test
    void leavesSalariesThatAreNoTexts() {
        Edits edits = Edits.parse("[{\"op\":\"swapSalaryBounds\"}]");
        assertThat(Letters.apply(edits, "{\"salary\":5}")).isInstanceOf(EditResult.Unchanged.class);
        assertThat(Letters.apply(edits, "{}")).isInstanceOf(EditResult.Unchanged.class);
        assertThat(Letters.edited(edits, "{\"salary\":\"9 - 6\"}")).isEqualTo("{\"salary\":\"6 - 9\"}");
    }

    @Test
    void isQuickOnHostileSalaries() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (String bait :
                    new String[] {"1".repeat(300_000), "1,111".repeat(60_000) + " -", "1" + " ".repeat(300_000)}) {
                assertThat(SwapSalaryBounds.swapped(bait)).isEqualTo(bait);
            }
        });
    }

    private static boolean isAccepted(String salary) {
        RawJob raw = new RawJob(
                Map.of(
                        JobField.EXTERNAL_ID, new RawJob.Text("id"),
                        JobField.TITLE, new RawJob.Text("title"),
                        JobField.SALARY, new RawJob.Text(salary)),
                0);
        return JobRules.check(raw, null, ValidationLevel.MODERATE) instanceof Verdict.Accepted;
    }
}
