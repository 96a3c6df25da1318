package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import java.util.ArrayList;
import java.util.List;

/** What has been found in one posting so far. */
final class Findings {

    private final ValidationLevel level;
    private final List<Reason> reasons = new ArrayList<>(2);
    private final List<Reason> warnings = new ArrayList<>(2);

    Findings(ValidationLevel level) {
        this.level = level;
    }

    boolean strict() {
        return level == ValidationLevel.STRICT;
    }

    boolean lenient() {
        return level == ValidationLevel.LENIENT;
    }

    void refuse(Reason reason) {
        reasons.add(reason);
    }

    void refuse(JobField field, String problem, String message) {
        reasons.add(Reason.of(field, problem, message));
    }

    /** What STRICT refuses and the other levels repair. */
    void repair(JobField field, String problem, String message) {
        (strict() ? reasons : warnings).add(Reason.of(field, problem, message));
    }

    /** What only LENIENT repairs. */
    void forgive(JobField field, String problem, String message) {
        (lenient() ? warnings : reasons).add(Reason.of(field, problem, message));
    }

    List<Reason> reasons() {
        return reasons;
    }

    List<Reason> warnings() {
        return warnings;
    }
}
