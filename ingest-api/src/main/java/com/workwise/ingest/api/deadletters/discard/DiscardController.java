package com.workwise.ingest.api.deadletters.discard;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.deadletters.Operator;
import com.workwise.ingest.api.deadletters.Paging;
import com.workwise.ingest.api.deadletters.RequestJson;
import com.workwise.ingest.api.deadletters.Selection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/dead-letters/discards}. */
@RestController
@RequestMapping(path = "/api/v1/dead-letters/discards", produces = MediaType.APPLICATION_JSON_VALUE)
final class DiscardController {

    private static final String ID =
            "/{id:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}}";
    private static final Set<String> MEMBERS = Set.of("ids", "filter", "reason", "expectedTotal", "dryRun");
    private static final int REASON_LENGTH = 1_000;

    private final Discards discards;

    DiscardController(Discards discards) {
        this.discards = discards;
    }

    /** @param next null = there is no more */
    record Page(List<Discard> items, @Nullable String next) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> discard(@RequestBody Mono<byte[]> sent, ServerWebExchange exchange) {
        return RequestJson.object(sent).flatMap(body -> {
            String reason = reason(body);
            Selection selection = Selection.of(body, Discards.DISCARDABLE);
            return body.path("dryRun").asBoolean(false)
                    ? discards.extent(selection)
                            .map(total -> ResponseEntity.ok((Object) Map.of("dryRun", true, "total", total)))
                    : Operator.of(exchange)
                            .flatMap(operator -> discards.discard(selection, reason, operator))
                            .flatMap(discards::find)
                            .map(discard -> ResponseEntity.created(
                                            URI.create("/api/v1/dead-letters/discards/" + discard.id()))
                                    .body((Object) discard));
        });
    }

    @GetMapping
    Mono<Page> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Paging.limit(limit);
        return discards.page(Paging.cursor(cursor), most + 1)
                .map(found -> new Page(
                        found.stream().limit(most).map(Discards.Listed::discard).toList(),
                        Paging.next(found, most, Discards.Listed::seq)));
    }

    @GetMapping(ID)
    Mono<Discard> show(@PathVariable UUID id) {
        return discards.find(id);
    }

    @PostMapping(ID + "/restore")
    Mono<Discard> restore(@PathVariable UUID id, ServerWebExchange exchange) {
        return Operator.of(exchange)
                .flatMap(operator -> discards.restore(id, operator))
                .flatMap(discards::find);
    }

    private static String reason(JsonNode body) {
        String reason = body.path("reason").asString("").strip();
        boolean known = MEMBERS.containsAll(body.propertyNames());
        boolean flag = !body.has("dryRun") || body.path("dryRun").isBoolean();
        if (!known || !flag || reason.isEmpty() || reason.length() > REASON_LENGTH || reason.indexOf('\0') >= 0) {
            throw Problem.badRequest(
                            "bad_discard",
                            "Send \"ids\" or \"filter\", a \"reason\" of 1 to " + REASON_LENGTH
                                    + " characters, and \"dryRun\" when nothing is to be done.")
                    .asException();
        }
        return reason;
    }
}
