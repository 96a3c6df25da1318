package com.workwise.ingest.api.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Kafka's retention against unresolved letters. The ledger keeps their bytes, but could not be rebuilt any more. */
public interface Expiry {

    /**
     * @param letters unresolved ones whose records go within the time that is to be warned of
     * @param before when the first of them goes; null = there are none, or it is not known yet
     */
    record Warning(long letters, @Nullable Instant before) {}

    /** @return as of the last look, a while ago at most */
    Warning warning();
}
