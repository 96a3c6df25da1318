package com.workwise.ingest.api.deadletters.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the dead-letter topics from their beginning, as clients see it.
 *
 * @param read letters so far
 * @param added entries that were missing, or that had missed a later failure
 * @param total letters there were when it began, about
 */
record Rebuild(
        UUID id,
        String state,
        long read,
        long added,
        long total,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {

    static Rebuild begun(UUID id, Instant now) {
        return new Rebuild(id, "running", 0, 0, 0, now, null, null);
    }

    Rebuild of(long letters) {
        return new Rebuild(id, state, read, added, letters, startedAt, null, null);
    }

    Rebuild plus(long letters, long entries) {
        return new Rebuild(id, state, read + letters, added + entries, total, startedAt, null, null);
    }

    Rebuild ended(String how, Instant now, @Nullable String why) {
        return new Rebuild(id, how, read, added, total, startedAt, now, why);
    }
}
