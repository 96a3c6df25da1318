package com.workwise.ingest.api.deadletters.upkeep;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives letters that had nowhere to go the target that their topic was configured with since. Others keep theirs: a
 * replay that has been approved must not change its topic.
 */
final class Targets {

    private static final String SQL = """
            UPDATE dead_letters SET target_topic = $2 WHERE letter_topic = $1 AND target_topic = ''""";

    private final Database database;
    private final List<DeadLetterSettings.Foreign> foreign;
    private final Duration timeout;
    private volatile boolean done;

    Targets(Database database, List<DeadLetterSettings.Foreign> foreign, Duration timeout) {
        this.database = database;
        this.foreign =
                foreign.stream().filter(topic -> !topic.target().isEmpty()).toList();
        this.timeout = timeout;
    }

    /** Once: settings do not change while the process lives. */
    Mono<Void> fill() {
        return done
                ? Mono.empty()
                : Flux.fromIterable(foreign)
                        .concatMap(topic -> database.run(
                                timeout, connection -> Sql.update(connection, SQL, topic.topic(), topic.target())))
                        .then(Mono.fromRunnable(() -> done = true));
    }
}
