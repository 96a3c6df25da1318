package com.workwise.ingest.bench.data;

import java.util.Locale;

/** What a set of records does to the table that the set before it left. */
public enum Phase {
    INSERTS,
    UPDATES,
    UNCHANGED;

    /** As in a topic's name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
