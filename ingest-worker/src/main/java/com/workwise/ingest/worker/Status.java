package com.workwise.ingest.worker;

import com.workwise.ingest.rules.CheckPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of itself.
 *
 * @param circuit as {@link Circuit#state} tells it
 * @param circuitOpenedAt as {@link Circuit#openedAt} tells it
 */
public record Status(
        Worker worker,
        String circuit,
        @Nullable Instant circuitOpenedAt,
        float recordsPerSecond,
        long inFlightBytes,
        CheckPolicy policy) {}
