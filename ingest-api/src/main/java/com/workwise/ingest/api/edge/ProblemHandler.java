package com.workwise.ingest.api.edge;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers every error, ours and the framework's, as {@code application/problem+json}. Before Boot's own, which is -1. */
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {

    private static final String TYPE = "urn:workwise:ingest:problem:";

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return Mono.error(error);
        }
        Problem problem = Problems.of(error, RequestId.of(exchange));
        response.setStatusCode(problem.status());
        problem.headers().forEach(response.getHeaders()::set);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = json.writeValueAsBytes(members(problem, exchange));
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> members(Problem problem, ServerWebExchange exchange) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", TYPE + problem.code());
        members.put("title", title(problem.code()));
        members.put("status", problem.status().value());
        members.put("detail", problem.detail());
        members.put("instance", exchange.getRequest().getPath().value());
        members.put("code", problem.code());
        members.put("requestId", RequestId.of(exchange).value());
        members.putAll(problem.members());
        return members;
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
    }
}
