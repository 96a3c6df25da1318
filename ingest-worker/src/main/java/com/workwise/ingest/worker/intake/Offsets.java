package com.workwise.ingest.worker.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Which partitions are ours, and how far their deliveries are settled: what is due is what may be committed. */
final class Offsets {

    private static final long UNKNOWN = -1;

    private final Map<TopicPartition, Progress> ours = new HashMap<>();

    private static final class Progress {
        private long first = UNKNOWN;
        private long settled = UNKNOWN;
        private long committed = UNKNOWN;
    }

    synchronized void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> ours.put(partition, new Progress()));
    }

    synchronized void revoked(Collection<TopicPartition> partitions) {
        partitions.forEach(ours::remove);
    }

    /** Tells the first offset of a poll; the first one since the assignment counts. */
    synchronized void polled(TopicPartition partition, long offset) {
        Progress progress = ours.get(partition);
        if (progress != null && progress.first == UNKNOWN) {
            progress.first = offset;
        }
    }

    /**
     * In the order of the partition. A delivery from before the assignment counts for nothing: another owner may have
     * been further in between, and offsets must not go back.
     */
    synchronized void settled(TopicPartition partition, long offset) {
        Progress progress = ours.get(partition);
        if (progress != null && progress.first != UNKNOWN && offset >= progress.first) {
            progress.settled = Math.max(progress.settled, offset + 1);
        }
    }

    /** @return the next offset to read of each partition whose commit is behind */
    synchronized Map<TopicPartition, OffsetAndMetadata> due() {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        ours.forEach((partition, progress) -> {
            if (progress.settled > progress.committed) {
                due.put(partition, new OffsetAndMetadata(progress.settled));
            }
        });
        return due;
    }

    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            Progress progress = ours.get(partition);
            if (progress != null) {
                progress.committed = Math.max(progress.committed, offset.offset());
            }
        });
    }
}
