package com.workwise.ingest.worker;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.BatchItem;
import java.util.List;
import java.util.Optional;

/** A delivery after the check. */
public sealed interface Checked {

    Delivery delivery();

    /** The item of an HTTP batch that it is, if any. */
    Optional<BatchItem> item();

    /** Passed the check, and tells something of the posting with this key. */
    sealed interface Keyed extends Checked {

        JobKey key();
    }

    /** To be stored. */
    record Posting(Delivery delivery, Optional<BatchItem> item, Job job, List<Reason> warnings) implements Keyed {

        @Override
        public JobKey key() {
            return job.key();
        }
    }

    /** A tombstone: the posting is to be closed. */
    record Closing(Delivery delivery, Optional<BatchItem> item, JobKey key) implements Keyed {}

    /** To become a dead letter, whichever stage refused it. */
    record Refused(Delivery delivery, Optional<BatchItem> item, Refusal refusal) implements Checked {}
}
