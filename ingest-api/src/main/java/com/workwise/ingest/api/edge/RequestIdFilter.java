package com.workwise.ingest.api.edge;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.RequestId;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** First of all filters, so that refusals of the others carry the id, too. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> sent = exchange.getRequest().getHeaders().getOrDefault(RequestId.HEADER, List.of());
        if (sent.isEmpty()) {
            RequestId.generated().attachTo(exchange);
            return chain.filter(exchange);
        }
        if (sent.size() == 1 && RequestId.isSafe(sent.getFirst())) {
            new RequestId(sent.getFirst()).attachTo(exchange);
            return chain.filter(exchange);
        }
        RequestId.generated().attachTo(exchange);
        return Mono.error(Problem.badRequest(
                        "bad_request_id",
                        "Send X-Request-Id once, with 1 to 128 of the characters A-Z a-z 0-9 . _ -, or leave it out.")
                .asException());
    }
}
