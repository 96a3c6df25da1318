package com.workwise.ingest.testsupport;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What the network around a proxy does at the moment. */
final class Network {

    enum Weather {
        PASS,
        HOLE,
        STALL,
        REFUSE,
        RESET
    }

    private final AtomicLong swallowed = new AtomicLong();
    private Weather weather = Weather.PASS;
    private long shortestNanos;
    private long longestNanos;

    synchronized Weather weather() {
        return weather;
    }

    synchronized void becomes(Weather next) {
        weather = next;
        shortestNanos = 0;
        longestNanos = 0;
        notifyAll();
    }

    synchronized void becomesSlow(Duration shortest, Duration longest) {
        becomes(Weather.PASS);
        shortestNanos = shortest.toNanos();
        longestNanos = longest.toNanos();
    }

    /** In {@link System#nanoTime()}; never before what was sent earlier. */
    synchronized long arrivalAfter(long previous) {
        long now = System.nanoTime();
        long arrival = now + ThreadLocalRandom.current().nextLong(shortestNanos, longestNanos + 1);
        return arrival - previous < 0 ? previous : arrival;
    }

    /** Returns at once when the bytes have nowhere to go. */
    synchronized void awaitArrival(long arrival, BooleanSupplier lost) throws InterruptedException {
        while (!lost.getAsBoolean()) {
            long left = arrival - System.nanoTime();
            if (weather == Weather.STALL) {
                wait();
            } else if (left > 0) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } else {
                return;
            }
        }
    }

    void swallow(int bytes) {
        swallowed.addAndGet(bytes);
    }

    long swallowed() {
        return swallowed.get();
    }
}
