package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.api.deadletters.LetterRows;
import com.workwise.ingest.api.deadletters.edit.EditResult;
import com.workwise.ingest.api.deadletters.edit.Edits;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** One step of a replay: settle what is unknown, judge, and send the next letters. */
final class ReplayRun {

    private static final Logger log = LoggerFactory.getLogger(ReplayRun.class);

    private final Database database;
    private final DeadLetterSettings settings;
    private final String ownTopic;
    private final Claims claims;
    private final LetterSender sender;
    private final Arrivals arrivals;
    private final Map<UUID, Pace> paces = new HashMap<>();

    /** @param ownTopic whose records our workers read and answer for */
    ReplayRun(
            Database database,
            DeadLetterSettings settings,
            String ownTopic,
            Claims claims,
            LetterSender sender,
            Arrivals arrivals) {
        this.database = database;
        this.settings = settings;
        this.ownTopic = ownTopic;
        this.claims = claims;
        this.sender = sender;
        this.arrivals = arrivals;
    }

    /** @return whether there may be more to do at once */
    Mono<Boolean> step(ReplayRow replay) {
        return counts(replay)
                .flatMap(counts -> counts.sending() > 0
                        ? arrivals.findOut(replay).thenReturn(false)
                        : replay.state() == ReplayState.RUNNING ? proceed(replay, counts) : Mono.just(false));
    }

    private Mono<Replay.Counts> counts(ReplayRow replay) {
        return database.run(settings.readTimeout(), connection -> ReplayRows.counts(connection, replay.id()));
    }

    private Mono<Boolean> proceed(ReplayRow replay, Replay.Counts counts) {
        return health(replay).flatMap(health -> {
            long passed = counts.passed() - replay.judgedPassed();
            long failed = counts.failed() - replay.judgedFailed();
            if (health.broken() > 0) {
                return finish(replay, ReplayState.STOPPED, "a worker's circuit to the database opened");
            }
            if (Ramp.tooManyFail(replay.canary(), replay.maxFailureShare(), passed, failed, counts.sent())) {
                return finish(
                        replay,
                        ReplayState.STOPPED,
                        "%d of %d failed again; at most a share of %s may"
                                .formatted(failed, passed + failed, replay.maxFailureShare()));
            }
            if (counts.waiting() == 0) {
                return counts.outstanding() == 0 ? finish(replay, ReplayState.COMPLETED, null) : Mono.just(false);
            }
            if (health.alive() == 0) {
                return waits(replay, "no worker is alive").thenReturn(false);
            }
            long allowed =
                    Math.min(Ramp.allowed(replay.canary(), counts), pace(replay).available());
            return allowed == 0
                    ? Mono.just(false)
                    : waits(replay, null).then(send(replay, counts, allowed)).thenReturn(true);
        });
    }

    /** Another system's topic does not need our workers. */
    private Mono<WorkerHealth> health(ReplayRow replay) {
        Instant since = replay.judgedSince();
        return since == null || !replay.targetTopic().equals(ownTopic)
                ? Mono.just(new WorkerHealth(1, 0))
                : database.run(settings.readTimeout(), connection -> WorkerHealth.since(connection, since));
    }

    private Mono<Void> send(ReplayRow replay, Replay.Counts counts, long allowed) {
        // Before they are taken: what sleeps in between, the database or this process, must not send when it awakes.
        long begun = System.nanoTime();
        return database.run(
                        settings.writeTimeout(),
                        connection -> advance(connection, replay, counts)
                                .then(claims.claim(connection, replay.id(), allowed))
                                .flatMap(ids -> read(connection, ids)))
                .flatMap(letters -> {
                    pace(replay).spend(letters.size());
                    return edited(replay, letters);
                })
                .flatMap(outgoing -> outgoing.isEmpty()
                        ? Mono.empty()
                        : sender.send(replay.id(), outgoing, begun)
                                .flatMap(tooLarge -> arrivals.note(replay, ids(outgoing, tooLarge))
                                        .then(skip(replay, tooLarge, "too_large")))
                                .then())
                .onErrorResume(failure -> {
                    // Whether they arrived is found out later.
                    log.warn("replay {}: letters are not acknowledged: {}", replay.id(), failure.toString());
                    return waits(replay, replay.targetTopic() + " does not take letters")
                            .then();
                });
    }

    private Mono<Long> advance(Connection connection, ReplayRow replay, Replay.Counts counts) {
        boolean next = replay.canary() && counts.begun() > 0 && counts.outstanding() == 0;
        return next ? claims.advanced(connection, replay.id(), Ramp.limit(counts)) : Mono.just(0L);
    }

    private static Mono<List<Letter>> read(Connection connection, List<UUID> ids) {
        return ids.isEmpty()
                ? Mono.just(List.of())
                : LetterRows.all(connection, new Conditions().and("id = ANY(?)", ids.toArray(UUID[]::new)));
    }

    /** Letters that the edits do not fit are not sent. */
    private Mono<List<LetterSender.Outgoing>> edited(ReplayRow replay, List<Letter> letters) {
        Edits edits = Edits.parse(replay.edits());
        List<LetterSender.Outgoing> outgoing = new ArrayList<>();
        List<UUID> unfit = new ArrayList<>();
        for (Letter letter : letters) {
            switch (edits.apply(letter.value())) {
                case EditResult.Edited edited ->
                    outgoing.add(new LetterSender.Outgoing(letter, edited.value(), edited.observedAt()));
                case EditResult.Unchanged same ->
                    outgoing.add(new LetterSender.Outgoing(letter, letter.value(), same.observedAt()));
                case EditResult.NotEditable not -> unfit.add(letter.id());
            }
        }
        return skip(replay, unfit, "not_editable").thenReturn(outgoing);
    }

    private Mono<Long> skip(ReplayRow replay, List<UUID> letters, String why) {
        return letters.isEmpty()
                ? Mono.just(0L)
                : database.run(
                        settings.writeTimeout(),
                        connection -> claims.release(connection, replay.id(), letters, "skipped", why));
    }

    private Mono<Boolean> finish(ReplayRow replay, ReplayState state, @Nullable String why) {
        log.info("replay {}: {}{}", replay.id(), state.text(), why == null ? "" : ", " + why);
        paces.remove(replay.id());
        return database.run(settings.writeTimeout(), connection -> claims.finish(connection, replay.id(), state, why))
                .thenReturn(false);
    }

    private Mono<Long> waits(ReplayRow replay, @Nullable String why) {
        return Objects.equals(why, replay.stateReason())
                ? Mono.just(0L)
                : database.run(settings.writeTimeout(), connection -> claims.waits(connection, replay.id(), why));
    }

    private Pace pace(ReplayRow replay) {
        return paces.computeIfAbsent(replay.id(), id -> new Pace(replay.rate(), System::nanoTime));
    }

    private static List<UUID> ids(List<LetterSender.Outgoing> letters, List<UUID> without) {
        return letters.stream()
                .map(each -> each.letter().id())
                .filter(id -> !without.contains(id))
                .toList();
    }
}
