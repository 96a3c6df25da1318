package com.workwise.ingest.api.deadletters.upkeep;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.Expiry;
import com.workwise.ingest.api.deadletters.LetterState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Looks at the ledger every so often. */
final class Upkeep implements SmartLifecycle, Expiry, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration REMINDER = Duration.ofHours(1);

    private final Database database;
    private final DeadLetterSettings settings;
    private final List<String> topics;
    private final TopicRetention kafka;
    private final Retention retention;
    private final Targets targets;
    private final InstantSource clock;
    private volatile Warning warning = new Warning(0, null);
    private volatile Map<String, Long> unresolved = Map.of();
    private Instant reminded = Instant.EPOCH;
    private @Nullable Disposable running;

    Upkeep(
            Database database,
            DeadLetterSettings settings,
            List<String> topics,
            TopicRetention kafka,
            Retention retention,
            Targets targets,
            InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.topics = topics;
        this.kafka = kafka;
        this.retention = retention;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public Warning warning() {
        return warning;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (LetterState state : LetterState.UNRESOLVED) {
            Gauge.builder("ingest.ledger.unresolved", () -> unresolved.getOrDefault(state.text(), 0L))
                    .description("Dead letters that somebody has to do something about")
                    .tag("state", state.text())
                    .register(registry);
        }
        Gauge.builder("ingest.ledger.expiring", () -> warning.letters())
                .description("Unresolved dead letters whose records Kafka is about to remove")
                .register(registry);
    }

    @Override
    public synchronized void start() {
        running = Flux.interval(SOON, INTERVAL, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .concatMap(
                        tick -> look().onErrorResume(failure -> {
                            // The database tells of its own failures; the next look is soon.
                            log.debug("upkeep waits", failure);
                            return Mono.empty();
                        }),
                        1)
                .subscribe();
    }

    private Mono<Void> look() {
        return targets.fill()
                .then(database.run(settings.readTimeout(), LedgerState::unresolved))
                .doOnNext(counts -> unresolved = counts)
                .then(Mono.fromCallable(() -> kafka.of(topics)))
                .flatMap(this::expiring)
                .doOnNext(this::warn)
                .then(retention.run())
                .doOnNext(removed -> {
                    if (removed > 0) {
                        log.info(
                                "removed {} rows of the ledger that were settled {} ago",
                                removed,
                                settings.retention());
                    }
                })
                .then();
    }

    private Mono<Warning> expiring(Map<String, Duration> retentions) {
        Instant now = clock.instant();
        return Flux.fromIterable(retentions.entrySet())
                .concatMap(topic -> database.run(
                                settings.readTimeout(),
                                connection -> LedgerState.older(
                                        connection,
                                        topic.getKey(),
                                        LedgerState.horizon(now, topic.getValue(), settings.warnBefore())))
                        .map(old -> new Warning(
                                old.letters(),
                                old.first() == null ? null : old.first().plus(topic.getValue()))))
                .reduce(new Warning(0, null), Upkeep::sum);
    }

    private static Warning sum(Warning one, Warning other) {
        Instant first =
                one.before() == null || other.before() != null && other.before().isBefore(one.before())
                        ? other.before()
                        : one.before();
        return new Warning(one.letters() + other.letters(), first);
    }

    private void warn(Warning found) {
        warning = found;
        Instant now = clock.instant();
        if (found.letters() > 0 && reminded.plus(REMINDER).isBefore(now)) {
            reminded = now;
            log.warn(
                    "{} unresolved dead letters will be removed from Kafka, the first at {}; the ledger keeps their bytes, "
                            + "but could not be rebuilt with them",
                    found.letters(),
                    found.before());
        }
    }

    @Override
    public synchronized void stop() {
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
