package com.workwise.ingest.api.deadletters;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a dead letter stands. */
public enum LetterState {
    OPEN,
    /** Sent, and nothing is known of it yet. */
    REPLAYING,
    /** Stored at last; its outcome says how. */
    RESOLVED,
    DISCARDED,
    /** It failed so often that only a replay that names it by its id takes it. */
    PARKED;

    /** Those that somebody still has to do something about. */
    public static final Set<LetterState> UNRESOLVED = Set.copyOf(EnumSet.of(OPEN, REPLAYING, PARKED));

    /** As in the database and in JSON. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
