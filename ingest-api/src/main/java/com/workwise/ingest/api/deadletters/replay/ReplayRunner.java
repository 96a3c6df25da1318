package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Database;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs whatever replays there are, step by step. Any API process may: a lease keeps two from running one, and lets
 * another go on where one died.
 */
final class ReplayRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);
    private static final Duration BUSY = Duration.ofMillis(50);
    private static final Duration ACTIVE = Duration.ofMillis(250);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(10);

    private final Database database;
    private final Claims claims;
    private final ReplayRun run;
    private final Scheduler steps = Schedulers.newSingle("replay", true);
    private final Sinks.Empty<Void> left = Sinks.empty();
    private volatile boolean stopping;
    private @Nullable Disposable running;

    ReplayRunner(Database database, Claims claims, ReplayRun run) {
        this.database = database;
        this.claims = claims;
        this.run = run;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        running = Mono.defer(this::look)
                .onErrorResume(failure -> {
                    // The database tells of its own failures; a step is taken again, from what is written down.
                    log.debug("replays wait", failure);
                    return Mono.just(IDLE);
                })
                .flatMap(pause -> Mono.delay(pause, steps))
                .repeat(() -> !stopping)
                .takeUntil(pause -> stopping)
                .then(Mono.defer(this::leave))
                .subscribeOn(steps)
                .doFinally(signal -> left.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST))
                .subscribe();
    }

    /** @return how long to wait for the next look */
    private Mono<Duration> look() {
        return database.run(READ, connection -> claims.lease(connection).collectList())
                .flatMapMany(Flux::fromIterable)
                .publishOn(steps)
                .concatMap(replay -> run.step(replay).onErrorResume(failure -> {
                    log.warn("replay {}: a step failed, it is taken again: {}", replay.id(), failure.toString());
                    return Mono.just(false);
                }))
                .collectList()
                .map(busy -> busy.contains(true) ? BUSY : busy.isEmpty() ? IDLE : ACTIVE);
    }

    /** Lets others go on at once. */
    private Mono<Void> leave() {
        return database.run(READ, claims::leave).onErrorComplete().then();
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("stops with a callback");
    }

    /** The step that is being taken is taken to its end. */
    @Override
    public synchronized void stop(Runnable callback) {
        stopping = true;
        Disposable unused = left.asMono()
                .timeout(LONGEST_STEP)
                .onErrorComplete()
                .doFinally(signal -> {
                    dispose();
                    callback.run();
                })
                .subscribe();
    }

    private synchronized void dispose() {
        if (running != null) {
            running.dispose();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
