package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;

/** Flags: JSON true or false; missing is false. */
final class FlagRule {

    private FlagRule() {}

    static boolean read(RawJob raw, JobField field, Findings findings) {
        return switch (raw.value(field)) {
            case null -> false;
            case RawJob.Flag flag -> flag.value();
            case RawJob.Text text -> coerced(text.text().strip(), field, findings);
            case RawJob.Numeral numeral -> coerced(numeral.digits(), field, findings);
            case RawJob.Plain plain -> coerced(plain.text().toString(), field, findings);
            case RawJob.Structure structure -> coerced("", field, findings);
        };
    }

    private static boolean coerced(String text, JobField field, Findings findings) {
        findings.forgive(field, "type", field.json() + " must be true or false");
        return text.equalsIgnoreCase("true") || text.equals("1");
    }
}
