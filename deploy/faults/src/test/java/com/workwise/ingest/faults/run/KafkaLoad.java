package com.workwise.ingest.faults.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.wire.BatchItem;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that writes to the topic at a steady rate. Its records carry the headers of batches, so that outcomes count. */
final class KafkaLoad implements Load {

    static final String NUMBER = "fault-number";

    private static final int BATCH = 100;
    private static final int TICK_MILLIS = 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Postings postings;
    private final Account account;
    private final int perTick;
    private final @Nullable ToIntFunction<Sent> partition;
    private final Thread thread = new Thread(this::run, "kafka-load");
    private volatile boolean stopped;

    /** @param partition overrides the one that the key decides; null = it does not */
    KafkaLoad(
            String bootstrap,
            String topic,
            Postings postings,
            Account account,
            int perSecond,
            @Nullable ToIntFunction<Sent> partition) {
        this.producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2_000_000,
                // So that it writes to partitions that are added.
                ProducerConfig.METADATA_MAX_AGE_CONFIG,
                1_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000));
        this.topic = topic;
        this.postings = postings;
        this.account = account;
        this.perTick = Math.max(1, perSecond * TICK_MILLIS / 1_000);
        this.partition = partition;
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        int index = 0;
        UUID batch = UUID.randomUUID();
        long next = System.nanoTime();
        while (!stopped) {
            for (int i = 0; i < perTick; i++) {
                write(postings.next(), new BatchItem(batch, index, BATCH, BATCH, "faults"));
                index++;
                if (index == BATCH) {
                    index = 0;
                    batch = UUID.randomUUID();
                }
            }
            next += Duration.ofMillis(TICK_MILLIS).toNanos();
            Wait.until(next);
            next = Math.max(next, System.nanoTime());
        }
    }

    private void write(Sent sent, BatchItem item) {
        account.sent(sent);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                partition == null ? null : partition.applyAsInt(sent),
                sent.timestamp(),
                sent.key(),
                sent.value());
        record.headers().add(NUMBER, Integer.toString(sent.number()).getBytes(UTF_8));
        item.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(record, (metadata, error) -> {
                if (error == null) {
                    account.acknowledged(sent.number());
                }
            });
        } catch (KafkaException bufferFull) {
            account.refused();
        }
    }

    @Override
    public void close() {
        stopped = true;
        Wait.forEnd(thread);
        producer.close();
    }
}
