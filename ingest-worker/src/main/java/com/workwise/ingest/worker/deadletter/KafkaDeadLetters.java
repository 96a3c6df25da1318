package com.workwise.ingest.worker.deadletter;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.DeadLetters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderRecord;
import reactor.util.retry.Retry;

/**
 * A letter that the broker does not take holds its record's offset back, and with it the partition: better a stop that
 * an operator sees than a lost record.
 */
final class KafkaDeadLetters implements DeadLetters, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KafkaDeadLetters.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);

    private final KafkaSender<byte[], byte[]> sender;
    private final DeadLetterRecords records;
    private final Duration answer;
    private final Duration longestRetry;
    private final AtomicInteger waiting = new AtomicInteger();

    /** The producer's send blocks its caller while the broker is away, so the caller is a thread of its own. */
    private final Scheduler scheduler = Schedulers.newSingle("dead-letters", true);

    /** @param answer longer than the producer's own limit, which does not hold while it waits for its id */
    KafkaDeadLetters(
            KafkaSender<byte[], byte[]> sender, DeadLetterRecords records, Duration answer, Duration longestRetry) {
        this.sender = sender;
        this.records = records;
        this.answer = answer;
        this.longestRetry = longestRetry;
    }

    @Override
    public Mono<Void> publish(List<Checked.Refused> refused) {
        if (refused.isEmpty()) {
            return Mono.empty();
        }
        return Mono.defer(() -> {
            AtomicInteger failures = new AtomicInteger();
            return Mono.defer(() -> send(refused))
                    .subscribeOn(scheduler)
                    .timeout(answer)
                    .doOnError(error -> failed(failures, refused.size(), error))
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(longestRetry))
                    .doFinally(signal -> {
                        if (failures.get() > 0) {
                            waiting.decrementAndGet();
                        }
                    });
        });
    }

    @Override
    public boolean waiting() {
        return waiting.get() > 0;
    }

    @Override
    public void close() {
        sender.close();
        scheduler.dispose();
    }

    /** Ends with the first error; what was acknowledged before it is sent again, which the letter's id makes harmless. */
    private Mono<Void> send(List<Checked.Refused> refused) {
        return sender.send(Flux.fromIterable(refused)
                        .map(letter -> SenderRecord.create(
                                records.of(letter), letter.delivery().place())))
                .then();
    }

    private void failed(AtomicInteger failures, int letters, Throwable error) {
        int failure = failures.incrementAndGet();
        if (failure == 1) {
            waiting.incrementAndGet();
        }
        if (Integer.bitCount(failure) == 1) {
            log.error(
                    "{} dead letters are not acknowledged, attempt {}: {}; their partitions wait",
                    letters,
                    failure,
                    error.toString());
        }
    }
}
