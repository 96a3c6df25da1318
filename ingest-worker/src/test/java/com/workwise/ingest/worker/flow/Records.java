package com.workwise.ingest.worker.flow;

import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.wire.ReplayMark;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Receipt;
import com.workwise.ingest.worker.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Records that are told by partition and offset, {@code 0-17}; those with an odd hundred of an offset are bad. */
final class Records {

    private Records() {}

    static Delivery of(int partition, long offset, Receipt receipt) {
        Origin origin = new Origin("jobs.raw", partition, offset, Deliveries.NOON.toEpochMilli());
        return new Delivery(origin, null, new byte[0], List.of(), receipt);
    }

    /** One that a replay sent; it first came to another partition. */
    static Delivery replayed(int partition, long offset, int firstPartition, long firstOffset, Receipt receipt) {
        Origin place = new Origin("jobs.replay", partition, offset, Deliveries.NOON.toEpochMilli());
        Origin first = new Origin("jobs.raw", firstPartition, firstOffset, Deliveries.NOON.toEpochMilli());
        ReplayMark mark = new ReplayMark(first, new UUID(7, 7), 1);
        return new Delivery(place, Optional.of(mark), null, new byte[0], List.of(), receipt);
    }

    static Checked check(Delivery delivery) {
        return delivery.place().offset() / 100 % 2 == 1
                ? refused(delivery, Stage.CHECK)
                : new Checked.Posting(delivery, Optional.empty(), Deliveries.job("a", "Welder"), List.of());
    }

    static Checked.Refused refused(Delivery delivery, Stage stage) {
        Refusal refusal = new Refusal(stage, "invalid", "title.required", List.of());
        return new Checked.Refused(delivery, Optional.empty(), refusal);
    }

    static String name(Delivery delivery) {
        return delivery.place().partition() + "-" + delivery.place().offset();
    }

    static String names(List<? extends Checked> items) {
        return items.stream().map(item -> name(item.delivery())).collect(Collectors.joining(" "));
    }
}
