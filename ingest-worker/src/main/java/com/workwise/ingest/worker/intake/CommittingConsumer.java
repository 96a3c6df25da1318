package com.workwise.ingest.worker.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits by itself what is settled, and only for partitions that it owns. reactor-kafka's own commits are not used: it
 * keeps offsets of partitions that it lost and commits them after it has joined again, which sets their new owner back.
 * All methods but wakeup are called on the one thread that polls. Not final, so that a test can break its commits off.
 */
class CommittingConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(CommittingConsumer.class);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(3);

    private final Offsets offsets;
    private final InFlight inFlight;
    private final Duration interval;
    private final Duration rebalanceDelay;
    private long nextCommit = System.nanoTime();
    private int failures;

    /** One at a time: with several under way, offsets were once seen to go back by one commit as a broker came back. */
    private boolean committing;

    CommittingConsumer(
            Map<String, Object> properties,
            Offsets offsets,
            InFlight inFlight,
            Duration interval,
            Duration rebalanceDelay) {
        super(properties);
        this.offsets = offsets;
        this.inFlight = inFlight;
        this.interval = interval;
        this.rebalanceDelay = rebalanceDelay;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (System.nanoTime() >= nextCommit) {
            nextCommit = System.nanoTime() + interval.toNanos();
            commitDue();
        }
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        records.partitions()
                .forEach(partition -> offsets.polled(
                        partition, records.records(partition).getFirst().offset()));
        return records;
    }

    private void commitDue() {
        Map<TopicPartition, OffsetAndMetadata> due = committing ? Map.of() : offsets.due();
        if (!due.isEmpty()) {
            committing = true;
            commitAsync(due, this::answered);
        }
    }

    /** What failed stays due. A rebalance makes commits fail, and is no trouble. */
    private void answered(Map<TopicPartition, OffsetAndMetadata> committed, @Nullable Exception failure) {
        committing = false;
        if (failure == null) {
            failures = 0;
            offsets.committed(committed);
            return;
        }
        failures++;
        if (failures > 1 && Integer.bitCount(failures) == 1) {
            log.warn("Offsets are not committed, attempt {}: {}", failures, failure.toString());
        }
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                offsets.assigned(partitions);
                listener.onPartitionsAssigned(partitions);
            }

            /** What is in flight gets a moment, because what is not committed is read again by the next owner. */
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                inFlight.awaitEmpty(rebalanceDelay);
                commitNow();
                offsets.revoked(partitions);
                listener.onPartitionsRevoked(partitions);
            }

            /** They have another owner already: nothing may be committed. */
            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                offsets.revoked(partitions);
                listener.onPartitionsRevoked(partitions);
            }
        });
    }

    /**
     * Wakeups that break it off are kept for the next poll: thrown out of a rebalance, one would leave Kafka's client with
     * partitions that it neither gives up nor tells of again, and us with those of others. They end, because nothing is
     * read meanwhile that could cause more.
     */
    private void commitNow() {
        boolean woken = false;
        while (!triedToCommit()) {
            woken = true;
        }
        if (woken) {
            wakeup();
        }
    }

    /** @return false if a wakeup broke it off */
    private boolean triedToCommit() {
        Map<TopicPartition, OffsetAndMetadata> due = offsets.due();
        if (due.isEmpty()) {
            return true;
        }
        try {
            commitSync(due, LAST_COMMIT);
            offsets.committed(due);
        } catch (WakeupException brokenOff) {
            return false;
        } catch (KafkaException notOurs) {
            log.info("Last commit of revoked partitions failed, their next owner reads again: {}", notOurs.toString());
        }
        return true;
    }

    @Override
    public void close(Duration timeout) {
        commitNow();
        super.close(timeout);
    }
}
