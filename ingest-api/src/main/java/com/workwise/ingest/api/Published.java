package com.workwise.ingest.api;

/** What became of a batch on its way to the broker. */
public enum Published {
    /** The broker has acknowledged every item. */
    ACKNOWLEDGED,
    /** It has not, within the time allowed: some items may have arrived, or may yet. */
    UNCONFIRMED,
    /** Nothing was sent: too many batches are waiting already. */
    OVERLOADED
}
