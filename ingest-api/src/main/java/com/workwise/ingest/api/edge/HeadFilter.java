package com.workwise.ingest.api.edge;

import com.workwise.ingest.api.Problem;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Refuses heads that the library takes though RFC 9112 forbids them, or that only a proxy should see. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class HeadFilter implements WebFilter {

    private static final int MOST_HEADERS = 100;

    /** A name or an address, and a port; no user, no path. */
    private static final Pattern HOST =
            Pattern.compile("[\\w.~%!$&'()*+,;=-]*(?::[0-9]*)?|\\[[0-9A-Fa-f:.]+](?::[0-9]*)?");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Problem problem = problem(exchange.getRequest());
        return problem == null ? chain.filter(exchange) : Mono.error(problem.asException());
    }

    private static @Nullable Problem problem(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        List<String> hosts = headers.getOrEmpty(HttpHeaders.HOST);
        if (hosts.size() != 1 || !HOST.matcher(hosts.getFirst()).matches()) {
            return Problem.badRequest("bad_host", "Send the Host header, once: a name or address, and a port.");
        }
        HttpServerRequest raw = ServerHttpRequestDecorator.getNativeRequest(request);
        if (!raw.uri().startsWith("/")) {
            return Problem.badRequest("bad_target", "Send the path alone in the request's first line.");
        }
        List<String> codings = headers.getOrEmpty(HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(String.join(",", codings))) {
            return Problem.badRequest("bad_transfer_encoding", "The only Transfer-Encoding here is chunked.")
                    .header(HttpHeaders.CONNECTION, "close");
        }
        if (raw.requestHeaders().size() > MOST_HEADERS) {
            return Problem.of(
                    HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "too_many_headers",
                    "A request may have " + MOST_HEADERS + " headers.");
        }
        return null;
    }
}
