package com.workwise.ingest.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The circuit breaker of the database, for those who only look at it. */
public interface Circuit {

    /** @return closed, open, half_open, forced_open, disabled or metrics_only */
    String state();

    /** @return when it last was opened, a failed probe included; null = never since the start */
    @Nullable
    Instant openedAt();
}
