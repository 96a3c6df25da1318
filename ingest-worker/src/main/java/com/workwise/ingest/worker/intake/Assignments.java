package com.workwise.ingest.worker.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import reactor.kafka.receiver.ReceiverPartition;

/**
 * Which partitions are ours, and since which assignment. A receipt from an earlier assignment commits nothing: the
 * partition's next owner may be further on, and its offset must not go back.
 */
final class Assignments {

    private final Map<TopicPartition, Integer> epochs = new HashMap<>();
    private int epoch;

    synchronized void assigned(Collection<ReceiverPartition> partitions) {
        epoch++;
        partitions.forEach(partition -> epochs.put(partition.topicPartition(), epoch));
    }

    synchronized void revoked(Collection<ReceiverPartition> partitions) {
        partitions.forEach(partition -> epochs.remove(partition.topicPartition()));
    }

    /** @return 0 when the partition is not ours */
    synchronized int epoch(TopicPartition partition) {
        return epochs.getOrDefault(partition, 0);
    }
}
