package com.workwise.ingest.worker.flow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Asks the watchdog and tells Spring, whose liveness probe then fails: the orchestrator restarts the worker. */
final class LivenessWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LivenessWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Watchdog watchdog;
    private final ApplicationEventPublisher events;
    private @Nullable Disposable watching;
    private boolean broken;

    LivenessWatch(Watchdog watchdog, ApplicationEventPublisher events) {
        this.watchdog = watchdog;
        this.events = events;
    }

    void start() {
        watching = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> watchdog.stalled())
                .subscribe(this::tell);
    }

    @Override
    public void close() {
        if (watching != null) {
            watching.dispose();
        }
    }

    private void tell(boolean stalled) {
        if (stalled == broken) {
            return;
        }
        broken = stalled;
        log.error(stalled ? "Records wait, nothing is settled and no outage explains it" : "Records are settled again");
        AvailabilityChangeEvent.publish(events, this, stalled ? LivenessState.BROKEN : LivenessState.CORRECT);
    }
}
