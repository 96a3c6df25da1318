package com.workwise.ingest.rules;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.util.List;

/** What the check says of a record. */
public sealed interface Judgement {

    /** @param warnings what was cleaned, cut, coerced, assumed or ignored */
    record Accepted(Job job, List<Reason> warnings) implements Judgement {}

    /** A tombstone: the posting is to be closed. */
    record Closing(JobKey key) implements Judgement {}

    /**
     * To become a dead letter.
     *
     * @param fault what kind of failure, in words that stay the same; the dead letter's class
     * @param reasons all of them, at least one; the first one's code is the dead letter's
     */
    record Refused(Stage stage, String fault, List<Reason> reasons) implements Judgement {}
}
