package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter's record, as it is needed to send it again or to judge it.
 *
 * @param seq its place in the ledger's order
 * @param origin its timestamp is 0 when no one told it
 * @param headers of the record itself, without what tells of the failure
 * @param targetTopic where a replay sends it; empty = nowhere
 */
public record Letter(
        UUID id,
        long seq,
        Origin origin,
        int attempts,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<LetterHeader> headers,
        String targetTopic,
        Instant lastFailedAt) {}
