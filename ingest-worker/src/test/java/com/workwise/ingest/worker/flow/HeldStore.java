package com.workwise.ingest.worker.flow;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.StoreOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Holds each batch until the test answers for it. */
final class HeldStore implements JobStore {

    private final List<String> events;
    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private final List<Sinks.One<StoreOutcome>> answers = new CopyOnWriteArrayList<>();
    private boolean waiting;

    HeldStore(List<String> events) {
        this.events = events;
    }

    @Override
    public Mono<StoreOutcome> store(Batch batch) {
        return Mono.defer(() -> {
            Sinks.One<StoreOutcome> answer = Sinks.one();
            batches.add(batch);
            answers.add(answer);
            events.add("store " + Records.names(batch.items()));
            return answer.asMono();
        });
    }

    @Override
    public boolean waiting() {
        return waiting;
    }

    void waiting(boolean now) {
        waiting = now;
    }

    List<Batch> batches() {
        return batches;
    }

    /** @param call from 0 */
    void commit(int call, Checked.Refused... refused) {
        answer(call, new StoreOutcome.Stored(Map.of(), List.of(refused)));
    }

    void answer(int call, StoreOutcome outcome) {
        answers.get(call).tryEmitValue(outcome).orThrow();
    }
}
