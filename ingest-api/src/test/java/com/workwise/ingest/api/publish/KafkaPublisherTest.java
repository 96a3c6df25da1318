package com.workwise.ingest.api.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.JobKey;
import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.Published;
import com.workwise.ingest.api.RequestId;
import com.workwise.ingest.api.Submission;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

final class KafkaPublisherTest {

    private static final Submission TWO = new Submission(
            new UUID(0x7000, 0x8000_0000_0000_0000L),
            "client",
            Instant.ofEpochMilli(1_234),
            null,
            new RequestId("r-1"),
            null,
            null,
            3,
            List.of(item(0, "a"), item(2, "b")));

    private final Broker broker = new Broker();
    private final Scheduler senders = Schedulers.single();
    private final KafkaPublisher publisher = publisher(senders);

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void waitsForTheLastAcknowledgement() {
        StepVerifier.create(publisher.publish(TWO))
                .then(() -> await(2))
                .then(broker::completeNext)
                .expectNoEvent(Duration.ofMillis(100))
                .then(broker::completeNext)
                .expectNext(Published.ACKNOWLEDGED)
                .verifyComplete();
        assertThat(broker.history()).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("raw");
            assertThat(record.timestamp()).isEqualTo(1_234);
            assertThat(record.headers().lastHeader("traceparent")).isNull();
            assertThat(record.headers().lastHeader("workwise-level")).isNull();
        });
        assertThat(new String(
                        broker.history()
                                .getLast()
                                .headers()
                                .lastHeader("workwise-batch-index")
                                .value(),
                        UTF_8))
                .isEqualTo("2");
    }

    @Test
    void isUnconfirmedWhenOneRecordFails() {
        StepVerifier.create(publisher.publish(TWO))
                .then(() -> await(2))
                .then(broker::completeNext)
                .then(() -> broker.errorNext(new TimeoutException("no ack")))
                .expectNext(Published.UNCONFIRMED)
                .verifyComplete();
    }

    @Test
    void isUnconfirmedWhenTheProducerRefusesAndSendsNoMore() {
        broker.sendException = new IllegalStateException("fenced");
        StepVerifier.create(publisher.publish(TWO))
                .expectNext(Published.UNCONFIRMED)
                .verifyComplete();
        assertThat(broker.history()).isEmpty();
    }

    @Test
    void isUnconfirmedWhenNobodyAnswers() {
        StepVerifier.create(publisher.publish(TWO))
                .expectNext(Published.UNCONFIRMED)
                .verifyComplete();
    }

    @Test
    void sendsNothingWhenItsTimeIsOverBeforeItsTurn() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        one.execute(() -> pause(700));
        StepVerifier.create(publisher(Schedulers.fromExecutorService(one)).publish(TWO))
                .expectNext(Published.UNCONFIRMED)
                .verifyComplete();
        pause(500);
        assertThat(broker.history()).isEmpty();
        one.shutdown();
    }

    @Test
    void stopsInMidBatchWhenOneRecordHasFailed() {
        broker.failsAtOnce = true;
        StepVerifier.create(publisher.publish(TWO))
                .expectNext(Published.UNCONFIRMED)
                .verifyComplete();
        pause(50);
        assertThat(broker.history()).hasSize(1);
    }

    @Test
    void isOverloadedWhenNoSenderAndNoPlaceInTheQueueIsLeft() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        one.execute(() -> pause(300));
        StepVerifier.create(publisher(Schedulers.fromExecutorService(one)).publish(TWO))
                .expectNext(Published.OVERLOADED)
                .verifyComplete();
        one.shutdown();
    }

    private KafkaPublisher publisher(Scheduler scheduler) {
        return new KafkaPublisher(broker, "raw", scheduler, Duration.ofMillis(400));
    }

    private void await(int records) {
        for (int i = 0; i < 100 && broker.history().size() < records; i++) {
            pause(5);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Broker extends MockProducer<byte[], byte[]> {

        /** As with metadata missing: the callback is called before send returns. */
        boolean failsAtOnce;

        Broker() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            Future<RecordMetadata> sent = super.send(record, callback);
            if (failsAtOnce) {
                errorNext(new TimeoutException("no metadata"));
            }
            return sent;
        }
    }

    private static Item item(int index, String key) {
        return new Item(index, new JobKey(key), ByteBuffer.wrap(("{\"externalId\":\"" + key + "\"}").getBytes(UTF_8)));
    }
}
