package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.api.RequestId;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who acts.
 *
 * @param name of the key
 */
public record Operator(String name, RequestId requestId) {

    public static Mono<Operator> of(ServerWebExchange exchange) {
        return exchange.getPrincipal().map(key -> new Operator(key.getName(), RequestId.of(exchange)));
    }
}
