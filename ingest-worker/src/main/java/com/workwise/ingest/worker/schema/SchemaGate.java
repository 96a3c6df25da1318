package com.workwise.ingest.worker.schema;

import com.workwise.ingest.worker.Precondition;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Waits until every migration that this worker knows has been run: alive, not ready. */
final class SchemaGate implements Precondition {

    private static final Logger log = LoggerFactory.getLogger(SchemaGate.class);

    private final SchemaLogin login;
    private final Duration interval;
    private volatile String state = "not looked at yet";
    private volatile boolean complete;

    SchemaGate(SchemaLogin login, Duration interval) {
        this.login = login;
        this.interval = interval;
    }

    @Override
    public Mono<Void> met() {
        return Mono.fromCallable(this::look)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(error -> Mono.just("the database cannot be asked: " + rootMessage(error)))
                .doOnNext(this::tell)
                .filter(found -> found.isEmpty())
                .repeatWhenEmpty(looks -> looks.concatMap(look -> Mono.delay(interval)))
                .doOnNext(found -> complete = true)
                .then();
    }

    boolean complete() {
        return complete;
    }

    String state() {
        return state;
    }

    private String look() {
        int pending = Migration.pending(login.jdbcUrl(), login.username(), login.password());
        return pending == 0 ? "" : pending + " migrations are missing; run this jar with the argument migrate";
    }

    private void tell(String found) {
        if (!found.isEmpty() && !found.equals(state)) {
            log.warn("Waiting for the schema: {}", found);
        }
        state = found;
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
