package com.workwise.ingest.api.submit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Times of receipt, in whole milliseconds as Kafka keeps them; a clock set back does not turn old postings into newest. */
final class ReceiptClock {

    private final InstantSource clock;
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    ReceiptClock(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return Instant.ofEpochMilli(latest.accumulateAndGet(clock.millis(), Math::max));
    }
}
