package com.workwise.ingest.api.deadletters.replay;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Holds a replay to its rate: what is not sent in a second is not made up for later. */
final class Pace {

    private final int rate;
    private final LongSupplier nanos;
    private double tokens;
    private long last;

    Pace(int rate, LongSupplier nanos) {
        this.rate = rate;
        this.nanos = nanos;
        this.tokens = 1;
        this.last = nanos.getAsLong();
    }

    /** @return how many may be sent now */
    long available() {
        long now = nanos.getAsLong();
        double seconds = (now - last) / (double) TimeUnit.SECONDS.toNanos(1);
        tokens = Math.min(rate, tokens + seconds * rate);
        last = now;
        return (long) tokens;
    }

    void spend(int letters) {
        tokens -= letters;
    }
}
