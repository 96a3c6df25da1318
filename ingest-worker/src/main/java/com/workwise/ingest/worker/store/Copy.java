package com.workwise.ingest.worker.store;

/** Every COPY that is sent, with what goes before it in one message, so that they take one round trip. */
enum Copy {
    /** Straight into the table. */
    TO_JOBS("COPY jobs"),
    TO_STAGING(CopyRows.CREATE + "; COPY jobs_staging"),
    /** What is staged becomes an UPDATE's. */
    TO_STAGING_FOR_UPDATE(ChangedRows.ONLY_LOOK_UP + TO_STAGING.into);

    private final String into;

    /** @param into a COPY, up to its columns */
    Copy(String into) {
        this.into = into;
    }

    /** As {@code pg_stat_activity} shows it, which cuts off what is beyond 1,023 bytes. */
    String sql() {
        return into + " (" + Upsert.COLUMNS + ") FROM STDIN (FORMAT binary)";
    }
}
