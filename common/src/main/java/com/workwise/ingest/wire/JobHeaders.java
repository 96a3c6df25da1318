package com.workwise.ingest.wire;

/** Headers of {@code jobs.raw} and {@code jobs.replay}; values are UTF-8 text, and none is needed to be valid. */
public final class JobHeaders {

    /** Together they make a {@link BatchItem}. */
    static final String BATCH_ID = "workwise-batch-id";

    /** The one that differs within a batch. */
    public static final String BATCH_INDEX = "workwise-batch-index";

    static final String BATCH_ITEMS = "workwise-batch-items";
    static final String BATCH_ACCEPTED = "workwise-batch-accepted";
    static final String CLIENT = "workwise-client";

    public static final String REQUEST_ID = "workwise-request-id";

    /** A {@link com.workwise.ingest.ValidationLevel}; beats the source's level and the default. */
    public static final String LEVEL = "workwise-level";

    /**
     * When the posting was observed, ISO 8601 in UTC; beats the record's timestamp. For postings that are older than
     * their record: an old timestamp would let the topic's retention delete the record before it is read.
     */
    public static final String OBSERVED_AT = "workwise-observed-at";

    /** W3C Trace Context, passed through. */
    public static final String TRACEPARENT = "traceparent";

    private JobHeaders() {}
}
