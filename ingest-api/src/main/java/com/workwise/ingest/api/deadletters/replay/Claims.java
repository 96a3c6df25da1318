package com.workwise.ingest.api.deadletters.replay;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.api.Sql;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the process that runs a replay writes. A letter is taken before it is sent and noted afterwards; what a process
 * took and did not note is looked for on the topic.
 */
final class Claims {

    /** Also those that ended with letters of which it is not known whether they were sent. */
    private static final String LEASE = """
            UPDATE replays r SET lease_owner = $1, lease_until = now() + make_interval(secs => $2)
            WHERE (state = 'running' OR state IN ('paused', 'stopped', 'cancelled')
                    AND EXISTS (SELECT FROM replay_items i WHERE i.replay_id = r.id AND i.state = 'sending'))
                AND (lease_owner = $1 OR lease_until IS NULL OR lease_until < now())
            RETURNING\s""" + ReplayRow.COLUMNS;

    private static final String LEAVE = "UPDATE replays SET lease_until = NULL WHERE lease_owner = $1";

    /**
     * The next letters, as many as are allowed and fit some megabytes; letters that are not open any more are skipped.
     * Nothing when the replay has been paused or taken over meanwhile.
     */
    private static final String CLAIM = """
            WITH mine AS (SELECT id, actor, request_id FROM replays
                WHERE id = $1 AND state = 'running' AND lease_owner = $2 FOR SHARE),
            ahead AS (SELECT i.position, i.letter_id FROM replay_items i
                WHERE i.replay_id = (SELECT id FROM mine) AND i.state = 'waiting' ORDER BY i.position LIMIT $3),
            sized AS (SELECT a.position, a.letter_id, row_number() OVER o AS number,
                    sum(octet_length(d.headers) + coalesce(octet_length(d.record_value), 0)) OVER o AS bytes
                FROM ahead a LEFT JOIN dead_letters d ON d.id = a.letter_id WINDOW o AS (ORDER BY a.position)),
            chunk AS (SELECT position, letter_id FROM sized WHERE number = 1 OR coalesce(bytes, 0) <= $4),
            locked AS (SELECT id FROM dead_letters WHERE id IN (SELECT letter_id FROM chunk)
                AND state IN ('open', 'parked', 'replaying') ORDER BY id FOR UPDATE),
            taken AS (UPDATE dead_letters d SET state = 'replaying', replay_id = $1 FROM locked
                WHERE d.id = locked.id RETURNING d.id, d.attempts),
            items AS (UPDATE replay_items i SET claimed_at = now(),
                    state = CASE WHEN t.id IS NULL THEN 'skipped' ELSE 'sending' END,
                    outcome = CASE WHEN t.id IS NULL THEN 'not_open_any_more' END
                FROM chunk c LEFT JOIN taken t ON t.id = c.letter_id
                WHERE i.replay_id = $1 AND i.position = c.position),
            told AS (INSERT INTO dead_letter_events (letter_id, kind, actor, request_id, detail)
                SELECT t.id, 'replaying', m.actor, m.request_id,
                    jsonb_build_object('replayId', $1, 'attempt', t.attempts + 1)
                FROM taken t CROSS JOIN mine m ORDER BY t.id)
            SELECT c.letter_id, t.id IS NOT NULL AS taken FROM chunk c LEFT JOIN taken t ON t.id = c.letter_id""";

    private static final String SENT = """
            UPDATE replay_items SET state = 'sent' WHERE replay_id = $1 AND letter_id = ANY($2) AND state = 'sending'""";

    /** Another system's topic has them: more will never be known. */
    private static final String HANDED_OVER = """
            WITH settled AS (UPDATE dead_letters SET state = 'resolved', outcome = 'handed_over', settled_at = now()
                WHERE id = ANY($2) AND state = 'replaying' AND replay_id = $1 RETURNING id),
            told AS (INSERT INTO dead_letter_events (letter_id, kind, detail)
                SELECT id, 'resolved', jsonb_build_object('outcome', 'handed_over', 'replayId', $1) FROM settled)
            UPDATE replay_items SET state = 'passed', outcome = 'handed_over'
            WHERE replay_id = $1 AND letter_id = ANY($2) AND state = 'sending'""";

    /** They were not sent: back to where they were. Nothing when another has taken over: it may be sending them. */
    private static final String RELEASE = """
            WITH mine AS (SELECT id FROM replays WHERE id = $1 AND lease_owner = $6 FOR SHARE),
            opened AS (UPDATE dead_letters SET state = CASE WHEN attempts >= $5 THEN 'parked' ELSE 'open' END
                WHERE id = ANY($2) AND state = 'replaying' AND replay_id = (SELECT id FROM mine) RETURNING id, state),
            told AS (INSERT INTO dead_letter_events (letter_id, kind, detail)
                SELECT id, 'released', jsonb_build_object('state', state, 'replayId', $1,
                    'why', coalesce($4, 'not_sent')) FROM opened)
            UPDATE replay_items SET state = $3, outcome = $4
            WHERE replay_id = (SELECT id FROM mine) AND letter_id = ANY($2) AND state = 'sending'""";

    /** By the database's clock, that of the claims. */
    private static final String SENDING = """
            SELECT letter_id, claimed_at, claimed_at <= now() - make_interval(secs => $2) AS left_alone
            FROM replay_items WHERE replay_id = $1 AND state = 'sending' ORDER BY position LIMIT 10000""";

    private static final String FINISH = """
            WITH done AS (UPDATE replays SET state = $2, state_reason = $3, ended_at = now(), lease_until = NULL
                WHERE id = $1 AND state = 'running' AND lease_owner = $4 RETURNING id)
            INSERT INTO replay_events (replay_id, kind, detail)
            SELECT id, $2, CASE WHEN $3 IS NULL THEN '{}' ELSE jsonb_build_object('reason', $3) END FROM done""";

    private static final String ADVANCED = """
            INSERT INTO replay_events (replay_id, kind, detail)
            VALUES ($1, 'advanced', jsonb_build_object('limit', $2::bigint))""";

    private static final String WAITS = """
            UPDATE replays SET state_reason = $2
            WHERE id = $1 AND state = 'running' AND lease_owner = $3 AND state_reason IS DISTINCT FROM $2""";

    private final UUID owner = UUID.randomUUID();
    private final Duration lease;
    private final Duration timeout;
    private final long chunkBytes;
    private final int mostAttempts;

    Claims(Duration lease, Duration timeout, long chunkBytes, int mostAttempts) {
        this.lease = lease;
        this.timeout = timeout;
        this.chunkBytes = chunkBytes;
        this.mostAttempts = mostAttempts;
    }

    /** @return what this process runs, for one lease more */
    Flux<ReplayRow> lease(Connection connection) {
        return Sql.query(connection, LEASE, ReplayRow::of, owner, (double) lease.toSeconds());
    }

    /** Others need not wait for the lease's end. */
    Mono<Long> leave(Connection connection) {
        return Sql.update(connection, LEAVE, owner);
    }

    /** @return the letters that were taken, which are to be sent now */
    Mono<List<UUID>> claim(Connection connection, UUID replay, long most) {
        return Sql.inTransaction(
                connection,
                timeout,
                Sql.query(
                                connection,
                                CLAIM,
                                row -> new Claimed(
                                        required(row, "letter_id", UUID.class), required(row, "taken", Boolean.class)),
                                replay,
                                owner,
                                most,
                                chunkBytes)
                        .filter(Claimed::taken)
                        .map(Claimed::letter)
                        .collectList());
    }

    private record Claimed(UUID letter, boolean taken) {}

    Mono<Long> sent(Connection connection, UUID replay, Collection<UUID> letters) {
        return Sql.update(connection, SENT, replay, letters.toArray(UUID[]::new));
    }

    Mono<Long> handedOver(Connection connection, UUID replay, Collection<UUID> letters) {
        return Sql.update(connection, HANDED_OVER, replay, letters.toArray(UUID[]::new));
    }

    /** @param state that the replay's items get */
    Mono<Long> release(
            Connection connection, UUID replay, Collection<UUID> letters, String state, @Nullable String why) {
        return letters.isEmpty()
                ? Mono.just(0L)
                : Sql.update(
                        connection, RELEASE, replay, letters.toArray(UUID[]::new), state, why, mostAttempts, owner);
    }

    /** @param leftAlone it was taken so long ago that it cannot be on its way any more */
    record Sending(UUID letter, Instant since, boolean leftAlone) {}

    /** @param unknownAfter when a letter that was taken and not noted cannot be on its way any more */
    Mono<List<Sending>> sending(Connection connection, UUID replay, Duration unknownAfter) {
        return Sql.query(
                        connection,
                        SENDING,
                        row -> new Sending(
                                required(row, "letter_id", UUID.class),
                                required(row, "claimed_at", Instant.class),
                                required(row, "left_alone", Boolean.class)),
                        replay,
                        (double) unknownAfter.toSeconds())
                .collectList();
    }

    Mono<Long> finish(Connection connection, UUID replay, ReplayState state, @Nullable String why) {
        return Sql.update(connection, FINISH, replay, state.text(), why, owner);
    }

    Mono<Long> advanced(Connection connection, UUID replay, long limit) {
        return Sql.update(connection, ADVANCED, replay, limit);
    }

    Mono<Long> waits(Connection connection, UUID replay, @Nullable String why) {
        return Sql.update(connection, WAITS, replay, why, owner);
    }
}
