package com.workwise.ingest.api.publish;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** Counts the broker's answers for one batch: empty completion = all are there, an error = the first failure. */
final class Acknowledgements implements Callback {

    private final MonoSink<Void> sink;
    private final AtomicInteger missing;
    private volatile boolean over;

    Acknowledgements(int records, MonoSink<Void> sink) {
        this.missing = new AtomicInteger(records);
        this.sink = sink.onDispose(() -> over = true);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata stored, @Nullable Exception failure) {
        if (failure != null) {
            fail(failure);
        } else if (missing.decrementAndGet() == 0) {
            sink.success();
        }
    }

    void fail(Exception failure) {
        sink.error(failure);
    }

    /** @return whether sending more would be of no use: all done, one failed, or nobody waits any more */
    boolean isOver() {
        return over;
    }
}
