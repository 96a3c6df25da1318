package com.workwise.ingest.worker;

/** What became of a delivery. */
public enum Outcome {
    INSERTED,
    UPDATED,
    /** The row already said the same; it was not rewritten. */
    UNCHANGED,
    /** A newer version of the posting was there already, or came in the same batch. */
    SUPERSEDED,
    /** The check refused it; it is a dead letter. */
    REJECTED,
    /** The database refused it; it is a dead letter. */
    DEAD_LETTERED
}
