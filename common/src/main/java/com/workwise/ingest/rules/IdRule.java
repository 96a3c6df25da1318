package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of companies and categories: integers from 1 to 2^63 - 1. Whether the row exists, only the database knows. */
final class IdRule {

    private static final Pattern INTEGER = Pattern.compile("[1-9][0-9]{0,18}");

    private IdRule() {}

    static @Nullable Long read(RawJob raw, JobField field, Findings findings) {
        return switch (raw.value(field)) {
            case null -> null;
            case RawJob.Numeral numeral -> parse(numeral.digits(), field, findings);
            case RawJob.Value other -> {
                findings.forgive(field, "type", field.json() + " must be a number");
                yield findings.lenient() && other instanceof RawJob.Text text
                        ? parse(text.text().strip(), field, findings)
                        : null;
            }
        };
    }

    private static @Nullable Long parse(String digits, JobField field, Findings findings) {
        if (INTEGER.matcher(digits).matches()) {
            try {
                return Long.valueOf(digits);
            } catch (NumberFormatException over) {
                // Nineteen digits past 2^63 - 1: told below.
            }
        }
        findings.forgive(field, "range", field.json() + " must be an integer from 1 to " + Long.MAX_VALUE);
        return null;
    }
}
