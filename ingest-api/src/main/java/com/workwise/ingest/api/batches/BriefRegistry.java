package com.workwise.ingest.api.batches;

import com.workwise.ingest.api.BatchRegistry;
import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Submission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Tries briefly, and not at all for a while after a failure: without the database the API accepts at full speed. */
final class BriefRegistry implements BatchRegistry {

    /** Failure notes under way; more are dropped. */
    private static final int NOTES = 16;

    private static final Duration NOTE_LIMIT = Duration.ofSeconds(5);

    private final Database database;
    private final BatchesSettings settings;
    private final InstantSource clock;
    private final Semaphore notes = new Semaphore(NOTES);
    private volatile Instant pausedUntil = Instant.MIN;

    BriefRegistry(Database database, BatchesSettings settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> register(Submission submission) {
        return Mono.defer(() -> isPaused()
                ? Mono.empty()
                : database.run(settings.registerTimeout(), connection -> BatchRows.insert(connection, submission))
                        .doOnError(failure -> pausedUntil = clock.instant().plus(settings.pauseAfterFailure()))
                        .onErrorComplete()
                        .then());
    }

    @Override
    public void publishingFailed(Submission submission) {
        if (isPaused() || !notes.tryAcquire()) {
            return;
        }
        Disposable unused = database.run(NOTE_LIMIT, connection -> BatchRows.markFailed(connection, submission))
                .doFinally(end -> notes.release())
                .subscribe(rows -> {}, failure -> {});
    }

    private boolean isPaused() {
        return clock.instant().isBefore(pausedUntil);
    }
}
