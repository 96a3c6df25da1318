package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Refuses batches that hold a poisonous offset, answers as told, and remembers what it was asked and what it stored. */
final class ScriptedStore implements JobStore {

    private final Set<Long> poison = new HashSet<>();
    private final Deque<Mono<StoreOutcome>> answers = new ArrayDeque<>();
    private final List<Batch> attempts = new ArrayList<>();
    private final List<Long> stored = new ArrayList<>();

    ScriptedStore poison(long... offsets) {
        for (long offset : offsets) {
            poison.add(offset);
        }
        return this;
    }

    /** The next batches' answers; after them it judges by the poison. */
    ScriptedStore answer(StoreOutcome... outcomes) {
        for (StoreOutcome outcome : outcomes) {
            answers.add(Mono.just(outcome));
        }
        return this;
    }

    ScriptedStore answer(Mono<StoreOutcome> outcome) {
        answers.add(outcome);
        return this;
    }

    @Override
    public Mono<StoreOutcome> store(Batch batch) {
        return Mono.defer(() -> {
            attempts.add(batch);
            Mono<StoreOutcome> told = answers.poll();
            return told == null ? Mono.just(judge(batch)) : told;
        });
    }

    List<Batch> attempts() {
        return attempts;
    }

    List<Integer> sizes() {
        return attempts.stream().map(Batch::size).toList();
    }

    /** @return offsets, in the order in which they were stored */
    List<Long> stored() {
        return stored;
    }

    static StoreOutcome unavailable(StoreFault.Kind kind) {
        return new StoreOutcome.Unavailable(new StoreFault(kind, "", "test", ""));
    }

    static StoreOutcome refused() {
        return new StoreOutcome.Refused(new StoreFault(
                StoreFault.Kind.DATA, "23503", "integrity_constraint_violation", "jobs jobs_category_id_fkey"));
    }

    private StoreOutcome judge(Batch batch) {
        List<Long> offsets = batch.items().stream()
                .map(Checked::delivery)
                .map(delivery -> delivery.origin().offset())
                .toList();
        if (offsets.stream().anyMatch(poison::contains)) {
            return refused();
        }
        stored.addAll(offsets);
        return new StoreOutcome.Stored(Map.of(Outcome.INSERTED, offsets.size()), List.of());
    }
}
