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
        if (salary != null && mayBeSwapped(salary)) {
            Matcher range = RANGE.matcher(salary);
            if (range.lookingAt()
                    && hundredths(salary, range.start(1), range.end(1))
                            > hundredths(salary, range.start(2), range.end(2))) {
                findings.forgive(JobField.SALARY, "range", "salary's lower bound is above its upper bound");
            }
        }
        return salary;
    }

    /**
     * Whether the first number is above the second one, whatever stands around them. Of most salaries this tells, in a
     * fraction of the pattern's time, that no bounds are swapped: where the pattern finds a range, these are its amounts.
     */
    private static boolean mayBeSwapped(String salary) {
        int first = end(salary, 0, false);
        int firstEnd = end(salary, first, true);
        int second = end(salary, firstEnd, false);
        int secondEnd = end(salary, second, true);
        return second < secondEnd && hundredths(salary, first, firstEnd) > hundredths(salary, second, secondEnd);
    }

    /** @return where what begins there, a number or what is none, ends */
    private static int end(String salary, int from, boolean number) {
        int i = from;
        while (i < salary.length() && (isDigit(salary.charAt(i)) || number && isWithin(salary.charAt(i))) == number) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWithin(char c) {
        return c == '.' || c == ',';
    }

    /** At most seventeen digits, where it matters. */
    private static long hundredths(String salary, int from, int to) {
        long amount = 0;
        int decimals = -1;
        for (int i = from; i < to; i++) {
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
