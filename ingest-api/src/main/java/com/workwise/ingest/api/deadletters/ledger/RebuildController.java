package com.workwise.ingest.api.deadletters.ledger;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/dead-letters/rebuilds}. */
@RestController
@RequestMapping(path = "/api/v1/dead-letters/rebuilds", produces = MediaType.APPLICATION_JSON_VALUE)
final class RebuildController {

    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Rebuild> begin() {
        return Mono.fromSupplier(rebuilds::begin);
    }

    @GetMapping("/{id:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}}")
    Mono<Rebuild> show(@PathVariable UUID id) {
        return Mono.fromSupplier(() -> rebuilds.find(id));
    }
}
