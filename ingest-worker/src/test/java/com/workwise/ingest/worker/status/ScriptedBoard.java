package com.workwise.ingest.worker.status;

import com.workwise.ingest.worker.Status;
import com.workwise.ingest.worker.StatusBoard;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Answers as the test says and remembers what was asked. */
final class ScriptedBoard implements StatusBoard {

    static final Mono<Optional<StoreFault>> WRITTEN = Mono.just(Optional.empty());
    static final Mono<Optional<StoreFault>> AWAY =
            Mono.just(Optional.of(new StoreFault(StoreFault.Kind.OUTAGE, "", "unreachable", "gone")));

    private final List<String> events = new ArrayList<>();
    private Mono<Optional<StoreFault>> answer = WRITTEN;

    void answer(Mono<Optional<StoreFault>> next) {
        answer = next;
    }

    List<String> events() {
        return events;
    }

    @Override
    public Mono<Optional<StoreFault>> show(Status status) {
        events.add("show " + status.inFlightBytes());
        return answer;
    }

    @Override
    public Mono<Optional<StoreFault>> remove(Worker worker) {
        events.add("remove " + worker.name());
        return answer;
    }
}
