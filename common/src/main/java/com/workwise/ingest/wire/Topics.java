package com.workwise.ingest.wire;

/** The topics' default names; each is configurable. */
public final class Topics {

    public static final String RAW = "jobs.raw";
    public static final String REPLAY = "jobs.replay";
    public static final String DEAD_LETTER = "jobs.dead-letter";

    private Topics() {}
}
