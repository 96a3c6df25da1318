package com.workwise.ingest.worker.store;

import com.workwise.ingest.Job;
import com.workwise.ingest.worker.Version;

/** A row of {@code jobs} to be written, its references resolved. */
record JobRow(Job job, Version version, long companyId, long categoryId) {

    String externalId() {
        return job.key().value();
    }
}
