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

    static {
        // reactor-netty 1.3.6 stops reading a connection whose client sends its next request before the last one has
        // quite ended (its issue #4361): one request in some hundred hangs. Ending the last one first avoids it. Mended
        // in 1.3.8, which needs a newer Netty than Boot 4.1.0 brings. Read when the first connection comes.
        System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.readTimeout(READ_TIMEOUT).requestTimeout(REQUEST_TIMEOUT);
    }
}
