package com.workwise.ingest.worker.flow;

import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Holds letters until the test acknowledges them. */
final class HeldDeadLetters implements DeadLetters {

    private final List<String> events;
    private final List<Sinks.Empty<Void>> acks = new ArrayList<>();
    private boolean waiting;

    HeldDeadLetters(List<String> events) {
        this.events = events;
    }

    @Override
    public Mono<Void> publish(List<Checked.Refused> refused) {
        return refused.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> {
                    Sinks.Empty<Void> ack = Sinks.empty();
                    acks.add(ack);
                    events.add("publish " + Records.names(refused));
                    return ack.asMono();
                });
    }

    @Override
    public boolean waiting() {
        return waiting;
    }

    void waiting(boolean now) {
        waiting = now;
    }

    /** @param call from 0 */
    void acknowledge(int call) {
        acks.get(call).tryEmitEmpty().orThrow();
    }
}
