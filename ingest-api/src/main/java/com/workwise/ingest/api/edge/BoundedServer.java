package com.workwise.ingest.api.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Bounds what a connection may do before and around Spring; the library bounds neither time nor number. */
final class BoundedServer implements NettyServerCustomizer {

    static {
        // reactor-netty 1.3.6 stops reading a connection whose client sends its next request before the last one has
        // quite ended (its issue #4361): one request in some hundred hangs. Ending the last one first avoids it. Mended
        // in 1.3.8, which needs a newer Netty than Boot 4.1.0 brings. Read when the first connection comes.
        System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
    }

    private final EdgeSettings settings;
    private final Connections connections;
    private final EarlyAnswers answers;

    BoundedServer(EdgeSettings settings, Connections connections, EarlyAnswers answers) {
        this.settings = settings;
        this.connections = connections;
        this.answers = answers;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> bound(channel));
    }

    private void bound(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addFirst(new LingeringClose());
        if (!connections.admit(channel)) {
            pipeline.addAfter(NettyPipeline.HttpCodec, null, new RefusedConnection(answers));
            return;
        }
        RequestDeadlines deadlines = new RequestDeadlines(settings, answers);
        pipeline.addBefore(NettyPipeline.HttpCodec, null, deadlines.bytes());
        pipeline.addAfter(NettyPipeline.HttpCodec, null, deadlines);
        pipeline.addAfter(NettyPipeline.HttpCodec, null, new DecodingProblems(answers));
    }
}
