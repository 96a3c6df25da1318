package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.RequestId;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.Operator;
import com.workwise.ingest.api.deadletters.Paging;
import com.workwise.ingest.api.deadletters.RequestJson;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code /api/v1/dead-letters/replays}. */
@RestController
@RequestMapping(path = "/api/v1/dead-letters/replays", produces = MediaType.APPLICATION_JSON_VALUE)
final class ReplayController {

    private static final String ID =
            "/{id:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}}";

    private final NewReplays newReplays;
    private final Replays replays;
    private final ReplayTrial trial;
    private final Database database;
    private final DeadLetterSettings settings;

    ReplayController(
            NewReplays newReplays, Replays replays, ReplayTrial trial, Database database, DeadLetterSettings settings) {
        this.newReplays = newReplays;
        this.replays = replays;
        this.trial = trial;
        this.database = database;
        this.settings = settings;
    }

    /** @param next null = there is no more */
    record Page(List<Replay> items, @Nullable String next) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> begin(
            @RequestBody Mono<byte[]> sent,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            ServerWebExchange exchange) {
        if (key != null && !RequestId.isSafe(key)) {
            return Mono.error(Problem.badRequest(
                            "bad_idempotency_key",
                            "Send an Idempotency-Key of 1 to 128 of the characters A-Z a-z 0-9 . _ -, or leave it out.")
                    .asException());
        }
        return RequestJson.object(sent).flatMap(body -> {
            ReplayOrder order = ReplayOrder.of(body);
            return ReplayOrder.flag(body, "dryRun")
                    ? trial.of(order, ReplayOrder.flag(body, "checkDatabase")).map(ResponseEntity::<Object>ok)
                    : Operator.of(exchange).flatMap(operator -> begin(order, operator, key));
        });
    }

    private Mono<ResponseEntity<Object>> begin(ReplayOrder order, Operator operator, @Nullable String key) {
        return newReplays
                .begin(order, operator, key)
                .flatMap(begun -> find(begun.id())
                        .map(replay -> ResponseEntity.status(begun.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                                .location(URI.create("/api/v1/dead-letters/replays/" + begun.id()))
                                .body((Object) replay)));
    }

    @GetMapping
    Mono<Page> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Paging.limit(limit);
        long before = Paging.cursor(cursor);
        return database.run(settings.readTimeout(), connection -> ReplayRows.page(connection, before, most + 1))
                .map(found -> new Page(
                        found.stream()
                                .limit(most)
                                .map(ReplayRows.Listed::replay)
                                .toList(),
                        Paging.next(found, most, ReplayRows.Listed::seq)));
    }

    @GetMapping(ID)
    Mono<Replay> show(@PathVariable UUID id) {
        return find(id);
    }

    @PostMapping(ID + "/pause")
    Mono<Replay> pause(@PathVariable UUID id, ServerWebExchange exchange) {
        return act(id, exchange, replays::pause);
    }

    @PostMapping(ID + "/resume")
    Mono<Replay> resume(@PathVariable UUID id, ServerWebExchange exchange) {
        return act(id, exchange, replays::resume);
    }

    @PostMapping(ID + "/cancel")
    Mono<Replay> cancel(@PathVariable UUID id, ServerWebExchange exchange) {
        return act(id, exchange, replays::cancel);
    }

    @PostMapping(ID + "/approve")
    Mono<Replay> approve(@PathVariable UUID id, ServerWebExchange exchange) {
        return act(id, exchange, replays::approve);
    }

    private Mono<Replay> act(UUID id, ServerWebExchange exchange, BiFunction<UUID, Operator, Mono<UUID>> act) {
        return Operator.of(exchange)
                .flatMap(operator -> act.apply(id, operator))
                .flatMap(this::find);
    }

    private Mono<Replay> find(UUID id) {
        return database.run(settings.readTimeout(), connection -> ReplayRows.find(connection, id))
                .switchIfEmpty(Mono.error(() -> Replays.notFound()));
    }
}
