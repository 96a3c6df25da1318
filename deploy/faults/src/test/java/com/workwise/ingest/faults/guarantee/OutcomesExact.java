package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Expectation;
import com.workwise.ingest.faults.run.Guarantee;
import com.workwise.ingest.faults.run.Held;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Each item of a batch that is on the topic has its outcome, and the right one. */
public final class OutcomesExact implements Guarantee {

    private static final Set<String> STORED = Set.of("inserted", "updated", "unchanged", "superseded");

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.truth().all().stream().flatMap(held -> violation(held, evidence.outcomes()));
    }

    private static Stream<String> violation(Held held, Map<String, List<String>> outcomes) {
        Optional<BatchItem> batchItem = BatchItem.from(name -> Held.header(held.record(), name));
        if (batchItem.isEmpty()) {
            return Stream.empty();
        }
        String item = batchItem.get().batch() + "/" + batchItem.get().index();
        List<String> found = outcomes.getOrDefault(item, List.of());
        boolean right =
                found.stream().allMatch(outcome -> fits(outcome, held.sent().expectation()));
        return found.isEmpty() || !right
                ? Stream.of("item " + item + " at " + held.place() + " has the outcome " + found)
                : Stream.empty();
    }

    private static boolean fits(String outcome, Expectation expected) {
        if (!(expected instanceof Expectation.Dead dead)) {
            return STORED.contains(outcome);
        }
        return outcome.equals(dead.stage() == Stage.STORE ? "dead_lettered" : "rejected")
                || (dead.mayBeSuperseded() && outcome.equals("superseded"));
    }
}
