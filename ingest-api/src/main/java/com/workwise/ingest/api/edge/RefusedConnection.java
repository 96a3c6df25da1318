package com.workwise.ingest.api.edge;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** A connection over the limit: answered before it asks anything. Sits behind the codec. */
final class RefusedConnection extends ChannelInboundHandlerAdapter {

    private final EarlyAnswers answers;

    RefusedConnection(EarlyAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(answers.tooManyConnections()).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }
}
