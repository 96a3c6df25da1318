package com.workwise.ingest.api.edge;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;

/** The open connections: counted, and no more than so many. */
final class Connections {

    private final int limit;
    private final AtomicInteger open = new AtomicInteger();

    Connections(int limit) {
        this.limit = limit;
    }

    /** @return whether the connection may be served; it counts until it is closed, even when it may not */
    boolean admit(Channel connection) {
        connection.closeFuture().addListener(closed -> open.decrementAndGet());
        return open.incrementAndGet() <= limit;
    }

    int open() {
        return open.get();
    }
}
