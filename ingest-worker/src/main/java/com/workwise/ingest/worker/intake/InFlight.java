package com.workwise.ingest.worker.intake;

import com.workwise.ingest.worker.Delivery;
import java.time.Duration;
import java.util.List;
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

    private record Waiter(List<Delivery> deliveries, long size, MonoSink<List<Delivery>> sink) {}

    /** @param limit in bytes; what is above it still passes, alone */
    InFlight(long limit) {
        this.limit = limit;
    }

    /** @return the deliveries, as soon as there is room for all of them; to be asked for one list at a time */
    Mono<List<Delivery>> admit(List<Delivery> deliveries, long size) {
        if (take(deliveries.size(), size)) {
            // Hidden, or concatMap takes its short cut for scalars, which races with demand from another thread: one
            // list comes twice and the next one never (reactor-core #4406).
            return Mono.just(deliveries).hide();
        }
        return Mono.create(sink -> {
            boolean admitted;
            synchronized (this) {
                admitted = take(deliveries.size(), size);
                waiter = admitted ? null : new Waiter(deliveries, size, sink);
            }
            if (admitted) {
                sink.success(deliveries);
            }
        });
    }

    void release(int deliveries, long size) {
        Waiter next = null;
        boolean empty;
        synchronized (this) {
            bytes -= size;
            count -= deliveries;
            if (waiter != null && take(waiter.deliveries.size(), waiter.size)) {
                next = waiter;
                waiter = null;
            }
            empty = closed && count == 0;
            if (count == 0) {
                notifyAll();
            }
        }
        if (next != null) {
            next.sink.success(next.deliveries);
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

    private synchronized boolean take(int deliveries, long size) {
        if (closed || (count > 0 && bytes + size > limit)) {
            return false;
        }
        bytes += size;
        count += deliveries;
        return true;
    }
}
