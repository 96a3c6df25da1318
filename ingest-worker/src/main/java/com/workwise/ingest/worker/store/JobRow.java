package com.workwise.ingest.worker.store;

import com.workwise.ingest.Job;
import com.workwise.ingest.worker.Version;
import java.util.UUID;

/** A row of {@code jobs} to be written, its references resolved. */
record JobRow(Job job, Version version, long companyId, long categoryId, UUID contentHash) {

    static JobRow of(Job job, Version version, long companyId, long categoryId) {
        return new JobRow(job, version, companyId, categoryId, ContentHash.of(job, companyId, categoryId));
    }

    String externalId() {
        return job.key().value();
    }
}
