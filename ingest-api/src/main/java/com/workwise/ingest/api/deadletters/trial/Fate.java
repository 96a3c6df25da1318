package com.workwise.ingest.api.deadletters.trial;

import java.util.UUID;

/**
 * What the database made of one letter.
 *
 * @param sqlState of a refusal; else empty
 */
record Fate(UUID letter, Kind kind, String sqlState) {

    enum Kind {
        INSERTED,
        UPDATED,
        UNCHANGED,
        SUPERSEDED,
        REFUSED
    }

    static Fate of(Row row, Kind kind) {
        return new Fate(row.letter(), kind, "");
    }

    static Fate refused(Row row, String sqlState) {
        return new Fate(row.letter(), Kind.REFUSED, sqlState);
    }
}
