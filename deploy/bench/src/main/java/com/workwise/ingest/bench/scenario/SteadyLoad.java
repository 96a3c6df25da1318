package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.Services;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer that sends so many records a second, whatever becomes of them, until it has sent all. */
final class SteadyLoad implements AutoCloseable {

    private static final long STEP_MILLIS = 5;

    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CompletableFuture<Void> end;

    private SteadyLoad(Services services, List<ProducerRecord<byte[], byte[]>> records, int rate) {
        end = CompletableFuture.runAsync(
                () -> send(services, records, rate),
                task -> Thread.ofPlatform().name("steady-load").start(task));
    }

    /** @param rate records a second */
    static SteadyLoad start(Services services, List<ProducerRecord<byte[], byte[]>> records, int rate) {
        return new SteadyLoad(services, records, rate);
    }

    /** Records that the broker has. */
    long acknowledged() {
        if (end.isCompletedExceptionally()) {
            awaitEnd();
        }
        return acknowledged.get();
    }

    /** Returns when the broker has all of them. */
    void awaitEnd() {
        try {
            end.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the load broke off", e.getCause());
        }
    }

    private void send(Services services, List<ProducerRecord<byte[], byte[]>> records, int rate) {
        AtomicLong failed = new AtomicLong();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(FullTopics.plain(services), new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            int sent = 0;
            while (sent < records.size() && !cancelled.get()) {
                long due = Math.min(records.size(), due(System.nanoTime() - start, rate));
                for (; sent < due; sent++) {
                    producer.send(
                            records.get(sent),
                            (metadata, error) -> (error == null ? acknowledged : failed).incrementAndGet());
                }
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " records were not taken");
        }
    }

    /** @return how many records must have been sent by then */
    static long due(long nanos, int rate) {
        return (long) (nanos / 1e9 * rate);
    }

    /** Breaks it off when it still runs. */
    @Override
    public void close() {
        cancelled.set(true);
        awaitEnd();
    }
}
