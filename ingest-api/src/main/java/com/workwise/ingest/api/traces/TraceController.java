package com.workwise.ingest.api.traces;

import com.workwise.ingest.JobKey;
import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/jobs/{externalId}/trace} and, for ids that no path can carry, {@code GET /api/v1/traces?externalId=}. */
@RestController
final class TraceController {

    private final Database database;
    private final Versions versions;
    private final TraceSettings settings;

    TraceController(Database database, Versions versions, TraceSettings settings) {
        this.database = database;
        this.versions = versions;
        this.settings = settings;
    }

    @GetMapping(path = "/api/v1/jobs/{externalId}/trace", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Trace> trace(@PathVariable String externalId) {
        return JobKey.problem(externalId) == null ? trace(new JobKey(externalId)) : Mono.error(notFound());
    }

    @GetMapping(path = "/api/v1/traces", params = "externalId", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Trace> traceOf(@RequestParam String externalId) {
        return trace(externalId);
    }

    private Mono<Trace> trace(JobKey key) {
        return versions.of(key)
                .onErrorReturn(Versions.Found.NOTHING)
                .flatMap(found -> Mono.zip(outcomes(found.versions()), stored(key))
                        .map(both -> trace(key, found.complete(), both.getT1(), both.getT2())))
                .filter(trace -> !trace.events().isEmpty())
                .switchIfEmpty(Mono.error(() -> notFound()));
    }

    private static Trace trace(JobKey key, boolean complete, List<Trace.Event> accepted, List<Trace.Event> stored) {
        List<Trace.Event> events = new ArrayList<>(accepted);
        events.addAll(stored);
        events.sort(Comparator.comparing(Trace.Event::at));
        return new Trace(key.value(), complete, events);
    }

    private Mono<List<Trace.Event>> stored(JobKey key) {
        return database.run(
                settings.readTimeout(),
                connection -> TraceRows.letters(connection, key)
                        .zipWhen(letters -> TraceRows.row(connection, key), (letters, row) -> {
                            List<Trace.Event> events = new ArrayList<>(letters);
                            events.addAll(row);
                            return events;
                        }));
    }

    private Mono<List<Trace.Event>> outcomes(List<Versions.Version> found) {
        return database.run(
                settings.readTimeout(),
                connection -> Flux.fromIterable(found)
                        .concatMap(version -> Mono.justOrEmpty(version.item())
                                .flatMap(item -> TraceRows.outcome(connection, item))
                                .map(outcome -> event(version, outcome))
                                .defaultIfEmpty(event(version, null)))
                        .collectList());
    }

    private static Trace.Event event(Versions.Version version, @Nullable String outcome) {
        Trace.Accepted told = version.accepted();
        return new Trace.Event(
                version.at(),
                "accepted",
                new Trace.Accepted(
                        told.topic(),
                        told.partition(),
                        told.offset(),
                        told.observedAt(),
                        told.bytes(),
                        told.tombstone(),
                        told.batchId(),
                        told.batchIndex(),
                        told.client(),
                        told.requestId(),
                        outcome));
    }

    private static RuntimeException notFound() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "job_not_found",
                        "Nothing is known of a posting with this externalId. Percent-encode the id, or send it as "
                                + "/api/v1/traces?externalId=.")
                .asException();
    }
}
