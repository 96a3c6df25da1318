package com.workwise.ingest.api.edge;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/** Ends connections that send too slowly; the library would wait for ever. */
final class BoundedServer implements NettyServerCustomizer {

    /** Between two reads of one request. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    /** For a whole request. Longer than the body's own limit, which answers with a problem. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    @Override
    public HttpServer apply(HttpServer server) {
        return server.readTimeout(READ_TIMEOUT).requestTimeout(REQUEST_TIMEOUT);
    }
}
