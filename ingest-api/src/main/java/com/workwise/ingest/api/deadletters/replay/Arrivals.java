package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Which of the letters that were taken to be sent have reached their topic. */
final class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    private final Database database;
    private final DeadLetterSettings settings;
    private final String ownTopic;
    private final Claims claims;
    private final SentBefore before;
    private final Duration unknownAfter;

    /**
     * @param ownTopic whose records our workers read and answer for
     * @param unknownAfter when a letter that was taken and not noted cannot be on its way any more
     */
    Arrivals(
            Database database,
            DeadLetterSettings settings,
            String ownTopic,
            Claims claims,
            SentBefore before,
            Duration unknownAfter) {
        this.database = database;
        this.settings = settings;
        this.ownTopic = ownTopic;
        this.claims = claims;
        this.before = before;
        this.unknownAfter = unknownAfter;
    }

    Mono<Long> note(ReplayRow replay, List<UUID> letters) {
        return database.run(
                settings.writeTimeout(),
                connection -> replay.targetTopic().equals(ownTopic)
                        ? claims.sent(connection, replay.id(), letters)
                        : claims.handedOver(connection, replay.id(), letters));
    }

    /** What was taken and not noted is on the topic, or goes back. */
    Mono<Void> findOut(ReplayRow replay) {
        return database.run(settings.readTimeout(), connection -> claims.sending(connection, replay.id(), unknownAfter))
                .flatMap(sending -> {
                    Instant oldest = sending.stream()
                            .map(Claims.Sending::since)
                            .min(Instant::compareTo)
                            .orElse(Instant.EPOCH);
                    if (sending.isEmpty() || !sending.stream().allMatch(Claims.Sending::leftAlone)) {
                        return Mono.empty();
                    }
                    log.info(
                            "replay {}: looking for {} letters on {}",
                            replay.id(),
                            sending.size(),
                            replay.targetTopic());
                    return before.letters(replay.id(), replay.targetTopic(), oldest)
                            .flatMap(arrived -> settle(replay, sending, arrived));
                });
    }

    private Mono<Void> settle(ReplayRow replay, List<Claims.Sending> sending, Set<UUID> arrived) {
        List<UUID> sent = new ArrayList<>();
        List<UUID> lost = new ArrayList<>();
        sending.forEach(each -> (arrived.contains(each.letter()) ? sent : lost).add(each.letter()));
        String unsent = replay.state() == ReplayState.CANCELLED ? "cancelled" : "waiting";
        return note(replay, sent)
                .then(database.run(
                        settings.writeTimeout(),
                        connection -> claims.release(connection, replay.id(), lost, unsent, null)))
                .then();
    }
}
