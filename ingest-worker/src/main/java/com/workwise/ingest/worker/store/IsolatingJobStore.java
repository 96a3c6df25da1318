package com.workwise.ingest.worker.store;

import com.workwise.ingest.JobField;
import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Refusal;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/**
 * Takes known culprits out of a refused batch, or halves it until each poisonous item stands alone: about 2·log2(n)
 * transactions for one among n. Stops
 * when so much of a large batch is refused that the database, not the data, must be wrong; nothing is dead-lettered then.
 */
final class IsolatingJobStore implements JobStore {

    private final JobStore inner;
    private final double floodShare;
    private final int floodFrom;

    IsolatingJobStore(JobStore inner, double floodShare, int floodFrom) {
        this.inner = inner;
        this.floodShare = floodShare;
        this.floodFrom = floodFrom;
    }

    @Override
    public Mono<StoreOutcome> store(Batch batch) {
        return new Isolation(batch.size()).attempt(batch);
    }

    /** One batch's isolation: how many were refused so far, against how many there are. */
    private final class Isolation {

        private final int size;
        private final AtomicInteger refusals = new AtomicInteger();

        Isolation(int size) {
            this.size = size;
        }

        Mono<StoreOutcome> attempt(Batch part) {
            return inner.store(part)
                    .flatMap(outcome -> outcome instanceof StoreOutcome.Refused refused
                            ? isolate(part, refused)
                            : Mono.just(outcome));
        }

        private Mono<StoreOutcome> isolate(Batch batch, StoreOutcome.Refused refused) {
            return refused.culprits().isEmpty() ? halve(batch) : without(batch, refused);
        }

        /** The culprits are known: no need to search for them. */
        private Mono<StoreOutcome> without(Batch batch, StoreOutcome.Refused refused) {
            StoreOutcome.Stored convicted = StoreOutcome.Stored.NOTHING;
            for (Checked culprit : refused.culprits()) {
                StoreOutcome outcome = refuse(culprit, refused.fault());
                if (!(outcome instanceof StoreOutcome.Stored stored)) {
                    return Mono.just(outcome);
                }
                convicted = convicted.plus(stored);
            }
            Set<Checked> culprits = Collections.newSetFromMap(new IdentityHashMap<>());
            culprits.addAll(refused.culprits());
            List<Checked> others = batch.items().stream()
                    .filter(item -> !culprits.contains(item))
                    .toList();
            StoreOutcome.Stored dead = convicted;
            return others.isEmpty()
                    ? Mono.just(dead)
                    : attempt(new Batch(others)).map(outcome -> sum(dead, outcome));
        }

        /** @param batch holds a fault, as far as is known */
        private Mono<StoreOutcome> halve(Batch batch) {
            if (batch.size() == 1) {
                return convict(batch);
            }
            int middle = batch.size() / 2;
            Batch left = batch.part(0, middle);
            Batch right = batch.part(middle, batch.size());
            return attempt(left)
                    .flatMap(outcome -> outcome instanceof StoreOutcome.Stored stored
                            ? rest(right, stored).map(other -> sum(stored, other))
                            : Mono.just(outcome));
        }

        /** When the left half was clean, the fault lies in the right one, which need not be tried as a whole. */
        private Mono<StoreOutcome> rest(Batch right, StoreOutcome.Stored left) {
            return left.refused().isEmpty() ? halve(right) : attempt(right);
        }

        /** Once more and alone: the fault may have passed, and then the last item would be blamed for nothing. */
        private Mono<StoreOutcome> convict(Batch single) {
            return inner.store(single)
                    .map(outcome -> outcome instanceof StoreOutcome.Refused refused
                            ? refuse(single.items().getFirst(), refused.fault())
                            : outcome);
        }

        private StoreOutcome refuse(Checked item, StoreFault fault) {
            if (size >= floodFrom && refusals.incrementAndGet() > floodShare * size) {
                String message =
                        "more than %.0f %% of a batch of %d would be dead-lettered with %s %s; look at the database"
                                .formatted(100 * floodShare, size, fault.sqlState(), fault.name());
                return new StoreOutcome.Unavailable(
                        new StoreFault(StoreFault.Kind.FLOOD, fault.sqlState(), "flood", message));
            }
            Checked.Refused refused = new Checked.Refused(item.delivery(), item.item(), refusal(fault));
            return new StoreOutcome.Stored(Map.of(), List.of(refused));
        }
    }

    private static StoreOutcome sum(StoreOutcome.Stored left, StoreOutcome right) {
        return right instanceof StoreOutcome.Stored stored ? left.plus(stored) : right;
    }

    private static Refusal refusal(StoreFault fault) {
        String message = "PostgreSQL refused the row: " + fault.name() + ' ' + fault.message();
        Reason reason = new Reason("store." + fault.sqlState(), pointer(fault), message.strip());
        return new Refusal(Stage.STORE, fault.name(), fault.sqlState(), List.of(reason));
    }

    /** The field whose column, or whose constraint, the fault names. */
    private static String pointer(StoreFault fault) {
        for (JobField field : JobField.values()) {
            String column = field.name().toLowerCase(Locale.ROOT);
            if (fault.message().matches(".*(^| |jobs_)" + column + "(_fkey|_key|_check)?( .*|$)")) {
                return '/' + field.json();
            }
        }
        return "";
    }
}
