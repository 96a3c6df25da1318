package com.workwise.ingest.api.edge;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.RequestId;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Answers every error, ours and the framework's, as {@code application/problem+json}. Before Boot's own, which is -1. */
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {

    private final ProblemJson json;

    ProblemHandler(ProblemJson json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return Mono.error(error);
        }
        HttpServerResponse raw = ServerHttpResponseDecorator.getNativeResponse(response);
        if (raw.hasSentHeaders()) {
            // The server itself has answered already: what came of the body was no HTTP.
            return Mono.empty();
        }
        Problem problem = Problems.of(error, RequestId.of(exchange));
        response.setStatusCode(problem.status());
        problem.headers().forEach(response.getHeaders()::set);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = json.write(
                problem, RequestId.of(exchange), exchange.getRequest().getPath().value());
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
