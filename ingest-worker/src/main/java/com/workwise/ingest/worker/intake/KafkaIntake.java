package com.workwise.ingest.worker.intake;

import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.ReplayMark;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Header;
import com.workwise.ingest.worker.Intake;
import com.workwise.ingest.worker.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.internals.ConsumerFactory;

/**
 * A reactor-kafka receiver. Demand is withheld, never the consumer paused by hand: a pause is lost in a rebalance
 * (reactor-kafka #375). Its records are never acknowledged to it; {@link CommittingConsumer} commits.
 */
final class KafkaIntake implements Intake {

    /** Objects around a record's bytes, about. */
    private static final int OVERHEAD_BYTES = 600;

    private final ReceiverOptions<byte[], byte[]> options;
    private final String replayTopic;
    private final long maxInFlight;
    private final Duration commitInterval;
    private final Duration rebalanceDelay;

    /** Of the present subscription. */
    private volatile @Nullable Subscribed subscribed;

    private record Subscribed(KafkaReceiver<byte[], byte[]> receiver, InFlight inFlight) {}

    /**
     * @param replayTopic whose records' marks are believed
     * @param maxInFlight in bytes
     */
    KafkaIntake(
            ReceiverOptions<byte[], byte[]> options,
            String replayTopic,
            long maxInFlight,
            Duration commitInterval,
            Duration rebalanceDelay) {
        this.options = options;
        this.replayTopic = replayTopic;
        this.maxInFlight = maxInFlight;
        this.commitInterval = commitInterval;
        this.rebalanceDelay = rebalanceDelay;
    }

    @Override
    public Flux<List<Delivery>> deliveries() {
        return Flux.defer(() -> {
            Offsets offsets = new Offsets();
            InFlight inFlight = new InFlight(maxInFlight);
            KafkaReceiver<byte[], byte[]> receiver = KafkaReceiver.create(new Consumers(offsets, inFlight), options);
            subscribed = new Subscribed(receiver, inFlight);
            // One poll ahead: what was polled and not admitted is not counted anywhere.
            return receiver.receiveBatch(1)
                    .concatMap(Flux::collectList, 1)
                    .concatMapIterable(records -> portions(records, offsets, inFlight), 1)
                    .concatMap(portion -> inFlight.admit(portion.deliveries(), portion.bytes()), 1);
        });
    }

    @Override
    public Mono<Long> backlog() {
        Subscribed now = subscribed;
        return now == null
                ? Mono.just(0L)
                : now.receiver.doOnConsumer(consumer -> lag(consumer.metrics())).map(lag -> lag + now.inFlight.count());
    }

    @Override
    public Mono<Void> drain() {
        Subscribed now = subscribed;
        return now == null ? Mono.empty() : now.inFlight.drain();
    }

    @Override
    public long bytesInFlight() {
        Subscribed now = subscribed;
        return now == null ? 0 : now.inFlight.bytes();
    }

    /** @param records partition by partition, each in its order */
    private List<Portion> portions(
            List<? extends ConsumerRecord<byte[], byte[]>> records, Offsets offsets, InFlight inFlight) {
        List<Portion> portions = new ArrayList<>();
        Portion portion = null;
        TopicPartition partition = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (partition == null
                    || record.partition() != partition.partition()
                    || !record.topic().equals(partition.topic())) {
                partition = new TopicPartition(record.topic(), record.partition());
                portion = null;
            }
            if (portion == null || portion.isFull()) {
                portion = new Portion(partition, offsets, inFlight);
                portions.add(portion);
            }
            Delivery delivery = delivery(record, portion);
            portion.add(delivery, size(delivery));
        }
        return portions;
    }

    private Delivery delivery(ConsumerRecord<byte[], byte[]> record, Receipt receipt) {
        List<Header> headers = headers(record);
        return new Delivery(
                new Origin(record.topic(), record.partition(), record.offset(), record.timestamp()),
                mark(record.topic(), headers),
                record.key(),
                record.value(),
                headers,
                receipt);
    }

    /** On any other topic the headers of a mark mean nothing: its producers are not ours. */
    private Optional<ReplayMark> mark(String topic, List<Header> headers) {
        return headers.isEmpty() || !topic.equals(replayTopic)
                ? Optional.empty()
                : ReplayMark.from(name -> Header.text(headers, name));
    }

    private static List<Header> headers(ConsumerRecord<byte[], byte[]> record) {
        // Most have none, for which an iterator is much.
        var sent = record.headers().toArray();
        if (sent.length == 0) {
            return List.of();
        }
        List<Header> headers = new ArrayList<>(sent.length);
        for (var header : sent) {
            headers.add(new Header(header.key(), header.value()));
        }
        return headers;
    }

    private static long size(Delivery delivery) {
        long bytes = (long) length(delivery.key()) + length(delivery.value()) + OVERHEAD_BYTES;
        for (Header header : delivery.headers()) {
            bytes += header.name().length() + length(header.value());
        }
        return bytes;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static long lag(Map<MetricName, ? extends Metric> metrics) {
        double lag = 0;
        for (Metric metric : metrics.values()) {
            if (metric.metricName().name().equals("records-lag")
                    && metric.metricName().tags().containsKey("partition")
                    && metric.metricValue() instanceof Double value
                    && !value.isNaN()) {
                lag += value;
            }
        }
        return (long) lag;
    }

    /** One consumer per subscription. */
    private final class Consumers extends ConsumerFactory {

        private final Offsets offsets;
        private final InFlight inFlight;

        Consumers(Offsets offsets, InFlight inFlight) {
            this.offsets = offsets;
            this.inFlight = inFlight;
        }

        @Override
        @SuppressWarnings("unchecked") // the options above are of these types
        public <K, V> Consumer<K, V> createConsumer(ReceiverOptions<K, V> config) {
            return (Consumer<K, V>) new CommittingConsumer(
                    config.consumerProperties(), offsets, inFlight, commitInterval, rebalanceDelay);
        }
    }
}
