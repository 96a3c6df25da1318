package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.Reason;
import com.workwise.ingest.api.deadletters.LetterHeader;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is to be written into the ledger.
 *
 * @param place of the letter itself
 * @param origin its timestamp is {@link #NO_TIME} when nobody told it
 * @param headers of the record, without what tells of the failure
 * @param replay that sent the record, when it is one that failed again
 */
record Entry(
        UUID id,
        Format format,
        Origin place,
        Origin origin,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<LetterHeader> headers,
        @Nullable String keyText,
        String source,
        Failure failure,
        @Nullable BatchItem item,
        @Nullable String requestId,
        String targetTopic,
        @Nullable UUID replay) {

    static final long NO_TIME = 0;

    /** Who wrote it. */
    enum Format {
        WORKWISE,
        SPRING,
        CONNECT,
        STREAMS,
        UNKNOWN
    }

    /**
     * @param stage of our worker; FOREIGN for everybody else's
     * @param fault the class of the failure; an exception's name for everybody else's
     * @param attempts 1 or more
     */
    record Failure(
            String stage,
            String fault,
            String code,
            List<Reason> reasons,
            int attempts,
            Instant at,
            @Nullable String worker) {}
}
