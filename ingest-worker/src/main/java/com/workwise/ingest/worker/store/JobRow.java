package com.workwise.ingest.worker.store;

import com.workwise.ingest.Job;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Version;

/** A row of {@code jobs} to be written, its references resolved. */
record JobRow(Job job, Version version, long companyId, long categoryId) {

    static JobRow of(Checked.Posting posting, long companyId, long categoryId) {
        return new JobRow(posting.job(), posting.delivery().version(), companyId, categoryId);
    }

    String externalId() {
        return job.key().value();
    }
}
