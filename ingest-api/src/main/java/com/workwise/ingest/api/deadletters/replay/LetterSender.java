package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.wire.JobHeaders;
import com.workwise.ingest.wire.ReplayMark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Sends letters as they first came, marked as a replay's. */
final class LetterSender {

    private final Producer<byte[], byte[]> producer;
    private final Scheduler sending;
    private final Duration timeout;

    /** @param sending on which the producer may block while the broker is away */
    LetterSender(Producer<byte[], byte[]> producer, Scheduler sending, Duration timeout) {
        this.producer = producer;
        this.sending = sending;
        this.timeout = timeout;
    }

    /** @param value edited or as it came */
    record Outgoing(
            Letter letter,
            byte @Nullable [] value,
            @Nullable Instant observedAt) {}

    /**
     * Completes when the broker has acknowledged all that it takes. After an error any of them may have arrived.
     *
     * @param begun by {@link System#nanoTime}; the timeout after it nothing is sent any more
     * @return those that are too large for the topic
     */
    Mono<List<UUID>> send(UUID replay, List<Outgoing> letters, long begun) {
        return Mono.defer(() -> {
                    long deadline = begun + timeout.toNanos();
                    List<UUID> tooLarge = Collections.synchronizedList(new ArrayList<>());
                    CompletableFuture<?>[] acknowledged = letters.stream()
                            .map(letter -> send(record(replay, letter), deadline)
                                    .exceptionally(failure -> {
                                        tooLarge.add(orThrow(letter, failure));
                                        return null;
                                    }))
                            .toArray(CompletableFuture[]::new);
                    return Mono.fromFuture(CompletableFuture.allOf(acknowledged))
                            .then(Mono.fromSupplier(() -> List.copyOf(tooLarge)));
                })
                .subscribeOn(sending)
                .timeout(timeout);
    }

    /** Only for a record that will never be taken is another record's fate no matter. */
    private static UUID orThrow(Outgoing letter, Throwable failure) {
        if (failure instanceof RecordTooLargeException) {
            return letter.letter().id();
        }
        throw new CompletionException(failure);
    }

    private CompletableFuture<@Nullable Void> send(ProducerRecord<byte[], byte[]> record, long deadline) {
        CompletableFuture<@Nullable Void> acknowledged = new CompletableFuture<>();
        if (System.nanoTime() - deadline > 0) {
            // Whoever waited has given up: another process may be at it by now.
            acknowledged.completeExceptionally(new IllegalStateException("too late to send"));
            return acknowledged;
        }
        try {
            var unused = producer.send(record, (stored, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException refused) {
            acknowledged.completeExceptionally(refused);
        }
        return acknowledged;
    }

    /** Its timestamp is that of the sending: by its first one, the topic's retention could take it before it is read. */
    private static ProducerRecord<byte[], byte[]> record(UUID replay, Outgoing outgoing) {
        Letter letter = outgoing.letter();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(letter.targetTopic(), letter.key(), outgoing.value());
        letter.headers().forEach(header -> record.headers().add(header.name(), header.value()));
        if (outgoing.observedAt() != null) {
            record.headers()
                    .remove(JobHeaders.OBSERVED_AT)
                    .add(JobHeaders.OBSERVED_AT, utf8(outgoing.observedAt().toString()));
        }
        new ReplayMark(letter.origin(), replay, letter.attempts())
                .headers()
                .forEach((name, value) -> record.headers().remove(name).add(name, utf8(value)));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
