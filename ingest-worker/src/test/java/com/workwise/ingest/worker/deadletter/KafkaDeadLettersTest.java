package com.workwise.ingest.worker.deadletter;

import static com.workwise.ingest.worker.Deliveries.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.internals.ProducerFactory;

final class KafkaDeadLettersTest {

    private static final List<Checked.Refused> TWO =
            List.of(refused("a", 1, Optional.empty()), refused("b", 2, Optional.empty()));

    /** Acknowledges when told. */
    private final MockProducer<byte[], byte[]> broker = new MockProducer<>(
            false, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());

    private final KafkaDeadLetters deadLetters = new KafkaDeadLetters(
            KafkaSender.create(new GivenProducer(broker), SenderOptions.<byte[], byte[]>create(Map.of())),
            new DeadLetterRecords("dead", "worker-1", new SettableClock(Deliveries.NOON)),
            Duration.ofSeconds(1),
            Duration.ofMillis(300));

    /** Hands out the one producer. */
    private static final class GivenProducer extends ProducerFactory {

        private final Producer<byte[], byte[]> producer;

        GivenProducer(Producer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <K, V> Producer<K, V> createProducer(SenderOptions<K, V> options) {
            return (Producer<K, V>) producer;
        }
    }

    @AfterEach
    void close() {
        deadLetters.close();
    }

    @Test
    void completesWhenTheBrokerHasAcknowledgedAll() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Disposable publishing =
                deadLetters.publish(TWO).doOnSuccess(all -> done.countDown()).subscribe();
        await(() -> broker.history().size() == 2);
        broker.completeNext();
        assertThat(done.await(100, TimeUnit.MILLISECONDS)).isFalse();
        broker.completeNext();
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(deadLetters.waiting()).isFalse();
        publishing.dispose();
    }

    @Test
    void triesAgainUntilTheBrokerTakesThemAndIsWaitingMeanwhile() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Disposable publishing =
                deadLetters.publish(TWO).doOnSuccess(all -> done.countDown()).subscribe();
        for (int failures = 1; failures <= 3; failures++) {
            int sent = 2 * failures;
            await(() -> broker.history().size() >= sent);
            broker.errorNext(new TimeoutException("not now"));
            broker.completeNext();
            await(deadLetters::waiting);
        }
        await(() -> broker.history().size() >= 8);
        assertThat(done.getCount()).isEqualTo(1);
        while (broker.completeNext()) {
            Thread.onSpinWait();
        }
        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(deadLetters.waiting()).isFalse();
        publishing.dispose();
    }

    @Test
    void triesAgainWhenTheProducerNeverAnswers() throws InterruptedException {
        Disposable publishing = deadLetters.publish(TWO).subscribe();
        await(() -> broker.history().size() >= 4);
        assertThat(deadLetters.waiting()).isTrue();
        publishing.dispose();
    }

    @Test
    void asksTheBrokerNothingForNothing() {
        deadLetters.publish(List.of()).block(Duration.ofSeconds(1));
        assertThat(broker.history()).isEmpty();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }
}
