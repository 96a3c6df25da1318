package com.workwise.ingest.rules;

import com.workwise.ingest.Job;
import com.workwise.ingest.Reason;
import java.util.List;

/** What the rules say of a posting. */
public sealed interface Verdict {

    /** @param warnings what was cleaned, cut, coerced, assumed or ignored */
    record Accepted(Job job, List<Reason> warnings) implements Verdict {}

    /** @param reasons all of them, at least one */
    record Refused(List<Reason> reasons) implements Verdict {}
}
