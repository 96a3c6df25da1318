package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.api.deadletters.edit.Edits;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The package's public door. In memory is one chunk of letters at a time. */
public final class DryRun {

    /** Letters asked for ahead. */
    private static final int AHEAD = 16;

    private final Database database;
    private final DatabaseTrial trial;
    private final InstantSource clock;
    private final Scheduler scheduler;

    public DryRun(Database database, InstantSource clock) {
        this(database, clock, Schedulers.parallel());
    }

    DryRun(Database database, InstantSource clock, Scheduler scheduler) {
        this.database = database;
        this.trial = new DatabaseTrial(database);
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /**
     * @param letters asked for a few at a time
     * @return errors: those of the letters' source; a {@link com.workwise.ingest.api.ProblemException} of status 503 when
     *     the database does not serve or, for {@link Extent#DATABASE}, others hold its rows for seconds
     */
    public Mono<DryRunResult> run(Flux<Letter> letters, Edits edits, Extent extent) {
        if (extent == Extent.EDITS) {
            return run(letters, new Judge(edits, null, clock), "none", extent);
        }
        return WorkerPolicy.current(database)
                .flatMap(policy -> run(letters, new Judge(edits, policy.policy(), clock), policy.origin(), extent));
    }

    private Mono<DryRunResult> run(Flux<Letter> letters, Judge judge, String policy, Extent extent) {
        // Away from the event loop that reads the letters: a large one takes milliseconds.
        Flux<Tried> judged = letters.publishOn(scheduler, AHEAD).map(judge::judge);
        Mono<Tally> tally = extent == Extent.DATABASE ? landed(judged) : judged.collect(Tally::new, Tally::add);
        return tally.map(end -> end.result(policy, extent));
    }

    private Mono<Tally> landed(Flux<Tried> judged) {
        return Flux.defer(() -> judged.bufferUntil(new Chunks()))
                .concatMap(this::land, 1)
                .collect(Tally::new, (tally, chunk) -> {
                    chunk.letters().forEach(tally::add);
                    chunk.fates().forEach(tally::add);
                });
    }

    private Mono<Chunk> land(List<Tried> letters) {
        List<Row> rows =
                letters.stream().map(Tried::row).filter(Objects::nonNull).toList();
        return trial.land(rows).map(fates -> new Chunk(letters, fates));
    }

    private record Chunk(List<Tried> letters, List<Fate> fates) {}
}
