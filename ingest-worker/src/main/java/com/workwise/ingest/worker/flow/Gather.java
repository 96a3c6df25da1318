package com.workwise.ingest.worker.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;

/**
 * Lists into larger ones: closed when they are full, or when their first item has waited so long, whichever comes first
 * once somebody asks for one. So under load a list is what came while the last one was in work.
 *
 * <p>Reactor's {@code bufferTimeout} does it item by item, which costs more than the check of an item, and with fair
 * backpressure (3.8.6) it forgets its timer when an item comes between a flush and its bookkeeping.
 */
final class Gather<T> extends Flux<List<T>> {

    /** Lists asked for ahead. Few: what the source makes of an item is made when the next list has room for it. */
    private static final int AHEAD = 4;

    private final Flux<List<T>> source;
    private final int most;
    private final Duration age;
    private final Scheduler thread;

    /**
     * @param source on that thread, where lists are asked for as well, but for the first
     * @param most items in one list
     * @param thread only one
     */
    Gather(Flux<List<T>> source, int most, Duration age, Scheduler thread) {
        this.source = source;
        this.most = most;
        this.age = age;
        this.thread = thread;
    }

    @Override
    public void subscribe(CoreSubscriber<? super List<T>> downstream) {
        source.subscribe(new Gathering(downstream));
    }

    private final class Gathering implements CoreSubscriber<List<T>>, Subscription {

        private final CoreSubscriber<? super List<T>> downstream;
        private final Queue<List<T>> arrived = new ConcurrentLinkedQueue<>();
        private final AtomicLong requested = new AtomicLong();
        private final AtomicInteger rounds = new AtomicInteger();
        private volatile boolean completed;
        private volatile boolean cancelled;
        private @Nullable Subscription upstream;

        // Below, what only a round touches.
        private final Deque<T> waiting = new ArrayDeque<>();
        private int unasked;
        private boolean aged;
        private @Nullable Disposable timer;

        Gathering(CoreSubscriber<? super List<T>> downstream) {
            this.downstream = downstream;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
            downstream.onSubscribe(this);
            subscription.request(AHEAD);
        }

        @Override
        public void onNext(List<T> items) {
            arrived.add(items);
            go();
        }

        @Override
        public void onError(Throwable error) {
            stop();
            downstream.onError(error);
        }

        @Override
        public void onComplete() {
            completed = true;
            go();
        }

        @Override
        public void request(long lists) {
            requested.accumulateAndGet(lists, Operators::addCap);
            go();
        }

        @Override
        public void cancel() {
            stop();
            if (upstream != null) {
                upstream.cancel();
            }
        }

        /** One round at a time, and one more for whoever came meanwhile. */
        private void go() {
            if (rounds.getAndIncrement() != 0) {
                return;
            }
            int missed = 1;
            do {
                round();
                missed = rounds.addAndGet(-missed);
            } while (missed != 0);
        }

        private void round() {
            boolean last = completed;
            collect();
            while (!cancelled && requested.get() > 0 && isReady(last)) {
                requested.decrementAndGet();
                downstream.onNext(take());
            }
            if (cancelled) {
                return;
            }
            if (last && waiting.isEmpty()) {
                stop();
                downstream.onComplete();
            } else if (waiting.size() < most && unasked > 0 && upstream != null) {
                int more = unasked;
                unasked = 0;
                upstream.request(more);
            }
        }

        private void collect() {
            for (List<T> items = arrived.poll(); items != null; items = arrived.poll()) {
                waiting.addAll(items);
                unasked++;
            }
            if (timer == null && !waiting.isEmpty()) {
                timer = thread.schedule(this::age, age.toNanos(), TimeUnit.NANOSECONDS);
            }
        }

        private boolean isReady(boolean last) {
            return waiting.size() >= most || !waiting.isEmpty() && (aged || last);
        }

        private List<T> take() {
            List<T> taken = new ArrayList<>(Math.min(most, waiting.size()));
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.poll());
            }
            stopTimer();
            collect();
            return taken;
        }

        private void age() {
            aged = true;
            go();
        }

        private void stop() {
            cancelled = true;
            stopTimer();
        }

        private void stopTimer() {
            aged = false;
            if (timer != null) {
                timer.dispose();
                timer = null;
            }
        }
    }
}
