package com.workwise.ingest.worker.status;

import com.workwise.ingest.worker.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Records a second over the last few times that it was asked, by one caller. */
final class Rate {

    private static final int INTERVALS = 5;

    private final Progress progress;
    private final Clock clock;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, long settled) {}

    Rate(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
        sample();
    }

    float perSecond() {
        sample();
        Sample now = samples.getLast();
        Sample first = samples.getFirst();
        long millis = Duration.between(first.at, now.at).toMillis();
        return millis <= 0 ? 0 : (now.settled - first.settled) * 1_000f / millis;
    }

    private void sample() {
        samples.addLast(new Sample(clock.instant(), progress.settled()));
        if (samples.size() > INTERVALS + 1) {
            samples.removeFirst();
        }
    }
}
