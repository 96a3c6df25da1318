package com.workwise.ingest.api.deadletters.upkeep;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Sql;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes what was settled long ago, in small steps, each a statement of its own. Several processes may do so at once.
 * What is unresolved stays, whatever its age: it is work to be done.
 */
final class Retention {

    private static final int ROWS = 1_000;

    /** In this order: a replay goes after its items. */
    private static final List<String> STEPS = List.of("""
            DELETE FROM dead_letters WHERE id IN (SELECT id FROM dead_letters
                WHERE settled_at < now() - make_interval(secs => $1) AND state IN ('resolved', 'discarded')
                ORDER BY settled_at LIMIT %d FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM replay_items WHERE (replay_id, position) IN (SELECT i.replay_id, i.position FROM replays r
                JOIN replay_items i ON i.replay_id = r.id
                WHERE r.ended_at < now() - make_interval(secs => $1) AND r.state IN ('completed', 'cancelled', 'stopped')
                LIMIT %d FOR UPDATE OF i SKIP LOCKED)""", """
            DELETE FROM replays WHERE id IN (SELECT id FROM replays r
                WHERE ended_at < now() - make_interval(secs => $1) AND state IN ('completed', 'cancelled', 'stopped')
                    AND NOT EXISTS (SELECT FROM replay_items i WHERE i.replay_id = r.id)
                LIMIT %d FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM discards WHERE id IN (SELECT id FROM discards d
                WHERE coalesce(restored_at, created_at) < now() - make_interval(secs => $1)
                    AND NOT EXISTS (SELECT FROM dead_letters l WHERE l.discard_id = d.id)
                LIMIT %d FOR UPDATE SKIP LOCKED)""");

    private final Database database;
    private final Duration age;
    private final Duration timeout;

    Retention(Database database, Duration age, Duration timeout) {
        this.database = database;
        this.age = age;
        this.timeout = timeout;
    }

    /** @return how many rows it removed */
    Mono<Long> run() {
        return Flux.fromIterable(STEPS)
                .concatMap(step -> step(step.formatted(ROWS))
                        .expand(removed -> removed < ROWS ? Mono.empty() : step(step.formatted(ROWS)))
                        .reduce(0L, Long::sum))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> step(String sql) {
        return database.run(timeout, connection -> Sql.update(connection, sql, (double) age.toSeconds()));
    }
}
