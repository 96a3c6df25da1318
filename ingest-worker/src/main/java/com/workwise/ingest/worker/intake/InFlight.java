package com.workwise.ingest.worker.intake;

import com.workwise.ingest.worker.Delivery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

/** The deliveries that are out and not settled: bounded in bytes, and counted for the drain. */
final class InFlight {

    private final long limit;
    private final Sinks.Empty<Void> drained = Sinks.empty();
    private long bytes;
    private long count;
    private boolean closed;
    private @Nullable Waiter waiter;

    private record Waiter(Delivery delivery, long size, MonoSink<Delivery> sink) {}

    /** @param limit in bytes; a single delivery above it still passes, alone */
    InFlight(long limit) {
        this.limit = limit;
    }

    /** @return the delivery, as soon as there is room for it; to be asked for one delivery at a time */
    Mono<Delivery> admit(Delivery delivery, long size) {
        if (take(size)) {
            // Hidden, or concatMap takes its short cut for scalars, which races with demand from another thread: one
            // delivery comes twice and the next one never (reactor-core #4406).
            return Mono.just(delivery).hide();
        }
        return Mono.create(sink -> {
            boolean admitted;
            synchronized (this) {
                admitted = take(size);
                waiter = admitted ? null : new Waiter(delivery, size, sink);
            }
            if (admitted) {
                sink.success(delivery);
            }
        });
    }

    void release(long size) {
        Waiter next = null;
        boolean empty;
        synchronized (this) {
            bytes -= size;
            count--;
            if (waiter != null && take(waiter.size)) {
                next = waiter;
                waiter = null;
            }
            empty = closed && count == 0;
            if (count == 0) {
                notifyAll();
            }
        }
        if (next != null) {
            next.sink.success(next.delivery);
        }
        if (empty) {
            drained.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    Mono<Void> drain() {
        boolean empty;
        synchronized (this) {
            closed = true;
            empty = count == 0;
        }
        if (empty) {
            drained.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        }
        return drained.asMono();
    }

    /** Blocks, for so long at most; not at all once it drains, because that has waited already. */
    synchronized void awaitEmpty(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            for (long left = timeout.toMillis();
                    count > 0 && !closed && left > 0;
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized long bytes() {
        return bytes;
    }

    private synchronized boolean take(long size) {
        if (closed || (count > 0 && bytes + size > limit)) {
            return false;
        }
        bytes += size;
        count++;
        return true;
    }
}
