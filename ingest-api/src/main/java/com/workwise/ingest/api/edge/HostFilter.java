package com.workwise.ingest.api.edge;

import com.workwise.ingest.api.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** RFC 9112, 3.2: a request without Host, or with two, is answered 400. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HostFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST).size() == 1
                ? chain.filter(exchange)
                : Mono.error(Problem.badRequest("bad_host", "Send the Host header, once.")
                        .asException());
    }
}
