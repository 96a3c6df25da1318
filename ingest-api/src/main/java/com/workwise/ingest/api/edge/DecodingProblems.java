package com.workwise.ingest.api.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;

/** Gives a body to the answers with which the library refuses what it cannot decode; all of ours have one already. */
// A future of the pipeline reports to the promise or listener that was given along.
@SuppressWarnings("FutureReturnValueIgnored")
final class DecodingProblems extends ChannelOutboundHandlerAdapter {

    private final EarlyAnswers answers;

    DecodingProblems(EarlyAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse response && isBare(response)) {
            FullHttpResponse full = answers.undecodable(response.status().code());
            // Whether the connection goes on was decided above.
            HttpUtil.setKeepAlive(full, HttpUtil.isKeepAlive(response));
            response.release();
            context.write(full, promise);
        } else {
            context.write(message, promise);
        }
    }

    private static boolean isBare(FullHttpResponse response) {
        return response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && !response.content().isReadable()
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }
}
