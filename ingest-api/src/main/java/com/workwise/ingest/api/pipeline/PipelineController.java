package com.workwise.ingest.api.pipeline;

import com.workwise.ingest.api.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code GET /api/v1/pipeline}. A broker that does not answer is part of the answer. */
@RestController
final class PipelineController {

    private static final String LEDGER = "ledger";

    private final Database database;
    private final Lag lag;
    private final PipelineSettings settings;
    private final PipelineSettings.TopicNames topics;
    private final String workers;
    private final String ledger;

    PipelineController(
            Database database,
            Lag lag,
            PipelineSettings settings,
            PipelineSettings.TopicNames topics,
            PipelineSettings.WorkerGroup workers,
            PipelineSettings.LedgerGroup ledger) {
        this.database = database;
        this.lag = lag;
        this.settings = settings;
        this.topics = topics;
        this.workers = workers.group();
        this.ledger = ledger.group();
    }

    @GetMapping(path = "/api/v1/pipeline", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<PipelineStatus> status() {
        return Mono.zip(
                        waiting().map(Optional::of).onErrorResume(failure -> Mono.just(Optional.empty())),
                        database.run(
                                settings.timeout(),
                                connection -> PipelineRows.workers(connection)
                                        .zipWhen(known -> PipelineRows.unresolved(connection))))
                .map(both -> new PipelineStatus(
                        both.getT1().orElse(null),
                        both.getT1().isPresent() ? null : "Kafka does not answer, or a topic is missing",
                        both.getT2().getT1(),
                        both.getT2().getT2()));
    }

    private Mono<Map<String, Long>> waiting() {
        return Mono.zip(
                        lag.of(workers, List.of(topics.raw(), topics.replay())),
                        lag.of(ledger, List.of(topics.deadLetter())))
                .timeout(settings.timeout())
                // Off the admin client's own thread.
                .publishOn(Schedulers.parallel())
                .map(both -> {
                    Map<String, Long> all = new LinkedHashMap<>(both.getT1());
                    all.put(
                            LEDGER,
                            both.getT2().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
                    return all;
                });
    }
}
