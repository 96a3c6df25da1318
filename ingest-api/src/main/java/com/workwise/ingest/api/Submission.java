package com.workwise.ingest.api;

import com.workwise.ingest.ValidationLevel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch with at least one item to publish.
 *
 * @param batch UUIDv7
 * @param client the name of the key it came with
 * @param receivedAt the timestamp of every record
 * @param observedAt when the client observed the postings; null = when we received them
 * @param traceparent W3C Trace Context, when the client sent one
 * @param level null = what the worker is configured for
 * @param items how many the request had
 * @param accepted those to publish, in the request's order
 */
public record Submission(
        UUID batch,
        String client,
        Instant receivedAt,
        @Nullable Instant observedAt,
        RequestId requestId,
        @Nullable String traceparent,
        @Nullable ValidationLevel level,
        int items,
        List<Item> accepted) {}
