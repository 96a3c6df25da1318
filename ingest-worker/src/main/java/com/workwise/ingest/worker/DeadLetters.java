package com.workwise.ingest.worker;

import java.util.List;
import reactor.core.publisher.Mono;

/** Where refused records go. */
public interface DeadLetters {

    /** Completes when the broker has acknowledged all of them; until then it tries again, without end. */
    Mono<Void> publish(List<Checked.Refused> refused);

    /** Whether there is no progress for a reason that is known and told: the topic does not take them. */
    boolean waiting();
}
