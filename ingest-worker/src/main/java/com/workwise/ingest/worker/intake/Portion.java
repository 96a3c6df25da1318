package com.workwise.ingest.worker.intake;

import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/**
 * Some records of one partition that go through the flow together: admitted, counted and released at once. Its offsets
 * count as settled when all of them are.
 */
final class Portion implements Receipt {

    /** Admission waits for whole portions, so this is how finely memory is shared out. */
    private static final long MOST_BYTES = 256 * 1024;

    private final TopicPartition partition;
    private final Offsets offsets;
    private final InFlight inFlight;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private long bytes;

    Portion(TopicPartition partition, Offsets offsets, InFlight inFlight) {
        this.partition = partition;
        this.offsets = offsets;
        this.inFlight = inFlight;
    }

    /** @param size in bytes, the objects around them included */
    void add(Delivery delivery, long size) {
        deliveries.add(delivery);
        open.incrementAndGet();
        bytes += size;
    }

    boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void settle() {
        if (open.decrementAndGet() == 0) {
            offsets.settled(partition, deliveries.getLast().place().offset());
            inFlight.release(deliveries.size(), bytes);
        }
    }
}
