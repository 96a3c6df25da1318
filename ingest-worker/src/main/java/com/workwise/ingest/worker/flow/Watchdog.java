package com.workwise.ingest.worker.flow;

import com.workwise.ingest.worker.DeadLetters;
import com.workwise.ingest.worker.Intake;
import com.workwise.ingest.worker.JobStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Notices a consumer that stopped for ever (reactor-kafka #304, #345, #386): records wait, nothing is settled, and no
 * outage explains it.
 */
final class Watchdog {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Intake intake;
    private final JobStore store;
    private final DeadLetters deadLetters;
    private final LongSupplier settled;
    private final Duration stall;
    private final Clock clock;
    private long lastSettled;
    private Instant lastProgress;

    Watchdog(
            Intake intake, JobStore store, DeadLetters deadLetters, LongSupplier settled, Duration stall, Clock clock) {
        this.intake = intake;
        this.store = store;
        this.deadLetters = deadLetters;
        this.settled = settled;
        this.stall = stall;
        this.clock = clock;
        this.lastProgress = clock.instant();
    }

    /** @return whether the flow has stalled; to be asked every few seconds, by one caller */
    Mono<Boolean> stalled() {
        // A consumer that does not even answer has records waiting, for all we know.
        return intake.backlog().timeout(ANSWER).onErrorReturn(1L).map(this::judge);
    }

    private boolean judge(long backlog) {
        long now = settled.getAsLong();
        if (now != lastSettled || backlog == 0 || store.waiting() || deadLetters.waiting()) {
            lastSettled = now;
            lastProgress = clock.instant();
        }
        return lastProgress.plus(stall).isBefore(clock.instant());
    }
}
