package com.workwise.ingest.worker.flow;

import com.workwise.ingest.worker.Intake;
import com.workwise.ingest.worker.Precondition;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Starts the flow once its preconditions hold, starts it again should it ever end, and drains it on a stop. */
final class FlowLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FlowLifecycle.class);
    private static final Duration FIRST_RESTART = Duration.ofSeconds(1);
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(30);

    private final IngestFlow flow;
    private final Intake intake;
    private final List<Precondition> preconditions;
    private final FlowSettings settings;
    private List<Scheduler> lanes = List.of();
    private @Nullable Disposable running;

    FlowLifecycle(IngestFlow flow, Intake intake, List<Precondition> preconditions, FlowSettings settings) {
        this.flow = flow;
        this.intake = intake;
        this.preconditions = preconditions;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        List<Scheduler> threads = IntStream.range(0, settings.lanes())
                .mapToObj(lane -> Schedulers.newSingle("lane-" + lane))
                .toList();
        lanes = threads;
        running = Flux.fromIterable(preconditions)
                .concatMap(Precondition::met)
                .thenMany(Flux.defer(() -> {
                    log.info("Flow starts with {} lanes", settings.lanes());
                    return flow.run(threads, settings.batch());
                }))
                // An error that reaches this place is a bug or a consumer that Kafka gave up on. The old consumer is
                // closed by then; offsets were not committed past it, so nothing is lost by starting over.
                .doOnError(error -> log.error("Flow ended with an error and starts again", error))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RESTART).maxBackoff(LONGEST_RESTART))
                .subscribe();
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("stops with a callback");
    }

    /** Not blocking: the drain needs the lanes' threads, the callback comes from one of them. */
    @Override
    public synchronized void stop(Runnable callback) {
        Disposable unused = intake.drain()
                .timeout(settings.drain())
                .doOnSuccess(drained -> log.info("Flow drained"))
                .doOnError(error -> log.warn("Flow not drained in {}; what is open is read again", settings.drain()))
                .onErrorComplete()
                .publishOn(Schedulers.boundedElastic())
                .doFinally(signal -> {
                    dispose();
                    callback.run();
                })
                .subscribe();
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    private synchronized void dispose() {
        if (running != null) {
            running.dispose();
            running = null;
        }
        lanes.forEach(Scheduler::dispose);
        lanes = List.of();
    }
}
