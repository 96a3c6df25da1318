package com.workwise.ingest.api.submit;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads bodies into memory as far as the limits allow, and no further. */
final class BodyReader {

    private final ByteBudget budget;
    private final Duration timeout;

    BodyReader(ByteBudget budget, Duration timeout) {
        this.budget = budget;
        this.timeout = timeout;
    }

    /** @return a body to {@link Body#use} at once, or the refusal as an error */
    Mono<Body> read(ServerHttpRequest request) {
        return Mono.defer(() -> {
            Body body = Body.open(budget, request.getHeaders().getContentLength());
            return request.getBody()
                    .reduce(body, Body::append)
                    .timeout(timeout)
                    .onErrorMap(
                            TimeoutException.class,
                            late -> Refusals.bodyTooSlow().asException())
                    .doOnError(failure -> body.abandon())
                    .doOnCancel(body::abandon);
        });
    }
}
