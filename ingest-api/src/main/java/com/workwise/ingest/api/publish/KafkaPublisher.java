package com.workwise.ingest.api.publish;

import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.Published;
import com.workwise.ingest.api.Publisher;
import com.workwise.ingest.api.Submission;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sends on threads of its own, because {@link Producer#send} blocks while the broker is away. A batch gives up its
 * thread at the first record that fails, and does not start when its time is over.
 */
final class KafkaPublisher implements Publisher {

    private static final Logger log = LoggerFactory.getLogger(KafkaPublisher.class);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Scheduler senders;
    private final Duration timeout;
    private final AtomicBoolean failing = new AtomicBoolean();

    KafkaPublisher(Producer<byte[], byte[]> producer, String topic, Scheduler senders, Duration timeout) {
        this.producer = producer;
        this.topic = topic;
        this.senders = senders;
        this.timeout = timeout;
    }

    @Override
    public Mono<Published> publish(Submission submission) {
        return Mono.<Void>create(sink -> {
                    Acknowledgements acknowledgements =
                            new Acknowledgements(submission.accepted().size(), sink);
                    send(submission, acknowledgements);
                })
                .subscribeOn(senders)
                .timeout(timeout)
                // Off the producer's network thread, on which the answer would be written otherwise.
                .publishOn(Schedulers.parallel())
                .then(Mono.fromSupplier(this::acknowledged))
                .onErrorResume(failure -> Mono.just(failed(submission, failure)));
    }

    private void send(Submission submission, Acknowledgements acknowledgements) {
        RecordMaker records = new RecordMaker(topic, submission);
        for (Item item : submission.accepted()) {
            if (acknowledgements.isOver()) {
                return;
            }
            try {
                producer.send(records.recordOf(item), acknowledgements);
            } catch (RuntimeException refused) {
                acknowledgements.fail(refused);
            }
        }
    }

    private Published acknowledged() {
        if (failing.compareAndSet(true, false)) {
            log.info("the broker acknowledges batches again");
        }
        return Published.ACKNOWLEDGED;
    }

    private Published failed(Submission submission, Throwable failure) {
        if (failure instanceof RejectedExecutionException) {
            return Published.OVERLOADED;
        }
        if (failing.compareAndSet(false, true)) {
            log.warn("batch {} is not acknowledged, clients get 503: {}", submission.batch(), failure.toString());
        }
        return Published.UNCONFIRMED;
    }
}
