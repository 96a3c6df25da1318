package com.workwise.ingest.worker.status;

import static reactor.core.publisher.Sinks.EmitFailureHandler.FAIL_FAST;

import com.workwise.ingest.worker.Status;
import com.workwise.ingest.worker.StatusBoard;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** Writes the status again and again, and removes it on a stop. Whatever goes wrong with it costs nothing else. */
final class Heartbeat implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    /** For the removal, and for the write that it waits for: one that came after it would leave a dead worker's row. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final StatusBoard board;
    private final Worker worker;
    private final Supplier<Status> status;
    private final Duration interval;
    private final Scheduler scheduler;
    private boolean silent;
    private @Nullable Run run;

    private record Run(Sinks.Empty<Void> stopping, Sinks.Empty<Void> ended, Disposable beats) {}

    Heartbeat(StatusBoard board, Worker worker, Supplier<Status> status, Duration interval, Scheduler scheduler) {
        this.board = board;
        this.worker = worker;
        this.status = status;
        this.interval = interval;
        this.scheduler = scheduler;
    }

    @Override
    public synchronized void start() {
        Sinks.Empty<Void> stopping = Sinks.empty();
        Sinks.Empty<Void> ended = Sinks.empty();
        Disposable beats = Flux.interval(Duration.ZERO, interval, scheduler)
                .onBackpressureDrop()
                .takeUntilOther(stopping.asMono())
                .concatMap(tick -> beat(), 0)
                .then(Mono.defer(() -> board.remove(worker)))
                .onErrorComplete()
                .doOnTerminate(() -> ended.emitEmpty(FAIL_FAST))
                .subscribe();
        run = new Run(stopping, ended, beats);
    }

    private Mono<Optional<StoreFault>> beat() {
        return Mono.fromSupplier(status)
                .flatMap(board::show)
                .onErrorResume(bug -> Mono.just(
                        Optional.of(new StoreFault(StoreFault.Kind.OUTAGE, "", "internal_error", String.valueOf(bug)))))
                .doOnNext(this::tell);
    }

    /** Once when it stops and once when it works again: an outage of hours must not fill the disk. */
    private void tell(Optional<StoreFault> fault) {
        if (fault.isPresent() && !silent) {
            log.warn(
                    "Status of this worker cannot be written: {}, {}",
                    fault.get().name(),
                    fault.get().message());
        } else if (fault.isEmpty() && silent) {
            log.info("Status of this worker is written again");
        }
        silent = fault.isPresent();
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("stops with a callback");
    }

    @Override
    public synchronized void stop(Runnable callback) {
        Run last = run;
        run = null;
        if (last == null) {
            callback.run();
            return;
        }
        last.stopping.emitEmpty(FAIL_FAST);
        Disposable unused = last.ended
                .asMono()
                .timeout(FAREWELL, scheduler)
                .onErrorComplete()
                .doFinally(signal -> {
                    last.beats.dispose();
                    callback.run();
                })
                .subscribe();
    }

    @Override
    public synchronized boolean isRunning() {
        return run != null;
    }

    /** Begins before the flow and ends after it, so that a worker is seen while it drains. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
