package com.workwise.ingest.worker.flow;

import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Receipt;
import com.workwise.ingest.worker.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Records that are told by partition and offset, {@code 0-17}; those with an odd hundred of an offset are bad. */
final class Records {

    private Records() {}

    static Delivery of(int partition, long offset, Receipt receipt) {
        Origin origin = new Origin("jobs.raw", partition, offset, Deliveries.NOON.toEpochMilli());
        return new Delivery(origin, null, new byte[0], List.of(), receipt);
    }

    static Checked check(Delivery delivery) {
        return delivery.origin().offset() / 100 % 2 == 1
                ? refused(delivery, Stage.CHECK)
                : new Checked.Posting(delivery, Optional.empty(), Deliveries.job("a", "Welder"), List.of());
    }

    static Checked.Refused refused(Delivery delivery, Stage stage) {
        Refusal refusal = new Refusal(stage, "invalid", "title.required", List.of());
        return new Checked.Refused(delivery, Optional.empty(), refusal);
    }

    static String name(Delivery delivery) {
        return delivery.origin().partition() + "-" + delivery.origin().offset();
    }

    static String names(List<? extends Checked> items) {
        return items.stream().map(item -> name(item.delivery())).collect(Collectors.joining(" "));
    }
}
