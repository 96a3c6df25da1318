package com.workwise.ingest.api.edge;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** OPTIONS is answered like any other method that a path does not have: 405 and those that it has. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class OptionsFilter implements WebFilter {

    /** The framework would answer OPTIONS itself, before it looks for a handler. */
    private static final HttpMethod UNKNOWN = HttpMethod.valueOf("NONE");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getMethod() == HttpMethod.OPTIONS
                ? chain.filter(exchange.mutate()
                        .request(request -> request.method(UNKNOWN))
                        .build())
                : chain.filter(exchange);
    }
}
