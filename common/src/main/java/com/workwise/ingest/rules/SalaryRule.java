package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Salaries stay as their source wrote them; one that is plainly a range must not have its bounds swapped. */
final class SalaryRule {

    private static final String AMOUNT =
            "\\p{Sc}?\\s?([0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\\.[0-9]{1,2})?|[0-9]{1,12}(?:\\.[0-9]{1,2})?)";

    /** Two amounts and nothing that could scale the first one (12k, 31,2k) or make it something else. */
    private static final Pattern RANGE =
            Pattern.compile(AMOUNT + "\\s*(?:-|–|—|to)\\s*" + AMOUNT + "(?![0-9.,]|\\s?[kKmM])");

    private SalaryRule() {}

    static @Nullable String read(RawJob raw, Findings findings) {
        String salary = TextRule.read(raw, JobField.SALARY, findings);
        if (salary != null) {
            Matcher range = RANGE.matcher(salary);
            if (range.lookingAt() && hundredths(salary, range, 1) > hundredths(salary, range, 2)) {
                findings.forgive(JobField.SALARY, "range", "salary's lower bound is above its upper bound");
            }
        }
        return salary;
    }

    /** At most seventeen digits. */
    private static long hundredths(String salary, Matcher range, int group) {
        long amount = 0;
        int decimals = -1;
        for (int i = range.start(group); i < range.end(group); i++) {
            char c = salary.charAt(i);
            if (c == '.') {
                decimals = 0;
            } else if (c != ',') {
                amount = amount * 10 + (c - '0');
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        return decimals <= 0 ? amount * 100 : decimals == 1 ? amount * 10 : amount;
    }
}
