package com.workwise.ingest.faults.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long HTTP answers took, before and during the fault. */
final class Answers {

    /** Before it, the processes may still be warming up. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(15);

    private record Answer(long nanoTime, Duration took) {}

    private final List<Answer> answers = new ArrayList<>();
    private long hurtAt = Long.MAX_VALUE;
    private long healedAt = Long.MAX_VALUE;

    synchronized void add(Duration took) {
        answers.add(new Answer(System.nanoTime(), took));
    }

    /** The first call counts. */
    synchronized void hurt() {
        hurtAt = Math.min(hurtAt, System.nanoTime());
    }

    synchronized void healed() {
        healedAt = System.nanoTime();
    }

    /** @return empty when there was no client, or no moment at which the fault began */
    synchronized String summary() {
        return answers.isEmpty() || hurtAt == Long.MAX_VALUE
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", HTTP p99 %d ms and %d ms during the fault",
                        p99(hurtAt - LOOK_BACK.toNanos(), hurtAt),
                        p99(hurtAt, healedAt));
    }

    private long p99(long from, long to) {
        List<Long> millis = answers.stream()
                .filter(answer -> answer.nanoTime >= from && answer.nanoTime < to)
                .map(answer -> answer.took.toMillis())
                .sorted()
                .toList();
        return millis.isEmpty() ? 0 : millis.get((int) (millis.size() * 0.99));
    }
}
