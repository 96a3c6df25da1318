package com.workwise.ingest.api.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Ends our side of a connection first, and for a moment still takes what the client is sending. Closed at once, it would
 * be reset, and the client would lose the answer that told it why.
 */
// A future of the pipeline reports to the promise or listener that was given along.
@SuppressWarnings("FutureReturnValueIgnored")
final class LingeringClose extends ChannelDuplexHandler {

    private static final int SECONDS = 1;

    private boolean closing;

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (closing || !(context.channel() instanceof SocketChannel socket) || !socket.isActive()) {
            context.close(promise);
            return;
        }
        closing = true;
        socket.shutdownOutput();
        socket.config().setAutoRead(true);
        context.executor().schedule(() -> context.close(promise), SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (closing) {
            ReferenceCountUtil.release(bytes);
        } else {
            context.fireChannelRead(bytes);
        }
    }
}
