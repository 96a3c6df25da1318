package com.workwise.ingest.api.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose requests arrive too slowly. The library's own limits start when the headers are complete, and
 * end with the answer, even when the body still trickles in. Sits behind the codec, and {@link #bytes} before it.
 */
// A future of the pipeline reports to the promise or listener that was given along.
@SuppressWarnings("FutureReturnValueIgnored")
final class RequestDeadlines extends ChannelDuplexHandler {

    private final EdgeSettings settings;
    private final EarlyAnswers answers;

    /** A request's first byte has come, its last has not. */
    private boolean receiving;

    private int unanswered;
    private @Nullable Future<?> deadline;

    RequestDeadlines(EdgeSettings settings, EarlyAnswers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    /** @return what must see the connection's bytes before they are decoded */
    ChannelHandler bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (!receiving) {
                    receiving = true;
                    within(settings.headerTimeout(), context, () -> headersAreLate(context));
                }
                context.fireChannelRead(bytes);
            }
        };
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            receiving = true;
            within(settings.requestTimeout(), context, context::close);
        }
        if (message instanceof LastHttpContent) {
            receiving = false;
            disarm();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        disarm();
        context.fireChannelInactive();
    }

    /** A pipelined request must not be answered before the one ahead of it. */
    private void headersAreLate(ChannelHandlerContext codec) {
        ChannelHandlerContext behind = codec.pipeline().context(this);
        if (unanswered > 0) {
            behind.close();
        } else {
            behind.writeAndFlush(answers.lateHeaders()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void within(Duration limit, ChannelHandlerContext context, Runnable otherwise) {
        disarm();
        deadline = context.executor().schedule(otherwise, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void disarm() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
