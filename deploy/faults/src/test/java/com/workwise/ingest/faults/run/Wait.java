package com.workwise.ingest.faults.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits of a test's own thread. */
public final class Wait {

    private static final int POLL_MILLIS = 50;

    private Wait() {}

    static void until(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            pause(Duration.ofNanos(left));
        }
    }

    public static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void forEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** @throws AssertionError when it does not come true in time */
    public static Duration forTruth(String what, Duration patience, BooleanSupplier truth) {
        long start = System.nanoTime();
        while (!truth.getAsBoolean()) {
            Duration passed = Duration.ofNanos(System.nanoTime() - start);
            if (passed.compareTo(patience) > 0) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
            }
            pause(Duration.ofMillis(POLL_MILLIS));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
