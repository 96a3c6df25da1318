package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.ReplayMark;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Letters of the ledger, replays of them, and the records that such replays send. */
final class LedgerFixture {

    static final UUID REPLAY = new UUID(7, 1);

    private final TestDatabase database;

    LedgerFixture(TestDatabase database) {
        this.database = database;
    }

    void lock(int offset) throws SQLException {
        database.execute("SELECT 1 FROM dead_letters WHERE id = '%s' FOR UPDATE NOWAIT"
                .formatted(origin(offset).deadLetterId()));
    }

    static Checked.Posting replayed(int offset, Job job, Optional<BatchItem> item) {
        return replayed(offset, job, item, REPLAY);
    }

    static Checked.Posting replayed(int offset, Job job, Optional<BatchItem> item, UUID replay) {
        return new Checked.Posting(delivery(offset, replay), item, job, List.of());
    }

    static Checked.Closing closing(int offset, String key) {
        return new Checked.Closing(delivery(offset, REPLAY), Optional.empty(), new JobKey(key));
    }

    static Delivery delivery(int offset, UUID replay) {
        Origin place = new Origin(
                "jobs.replay", 0, 500L + offset, NOON.plusSeconds(3_600).toEpochMilli());
        ReplayMark mark = new ReplayMark(origin(offset), replay, 1);
        return new Delivery(place, Optional.of(mark), null, null, List.of(), () -> {});
    }

    static Origin origin(int offset) {
        return new Origin("jobs.raw", 0, offset, NOON.toEpochMilli());
    }

    void replay(UUID id) throws SQLException {
        database.execute("""
                INSERT INTO replays (id, state, target_topic, actor, request_id, selection, edits, rate, canary,
                    max_failure_share, total)
                VALUES ('%s', 'completed', 'jobs.replay', 'sre', 'r', '{}', '[]', 100, true, 0.1, 1)""".formatted(id));
    }

    void letter(int offset, String state, UUID replay) {
        try {
            database.execute("""
                    INSERT INTO dead_letters (id, state, format, letter_topic, letter_partition, letter_offset,
                        origin_topic, origin_partition, origin_offset, origin_timestamp, headers, source, stage, class, code, reasons,
                        attempts, first_failed_at, last_failed_at, target_topic)
                    VALUES ('%s', '%s', 'workwise', 'd', 0, 0, 'jobs.raw', 0, %d, 1, '[]', 'x', 'CHECK', 'invalid',
                        'title.required', '[]', 1, now(), now(), 'jobs.replay')""".formatted(origin(offset).deadLetterId(), state, offset));
            item(offset, replay);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void item(int offset, UUID replay) throws SQLException {
        database.execute(
                "INSERT INTO replay_items (replay_id, position, letter_id, state) VALUES ('%s', %d, '%s', 'sent')"
                        .formatted(replay, offset, origin(offset).deadLetterId()));
    }

    List<String> letters() throws SQLException {
        return database.column("""
                SELECT concat_ws(' ', origin_offset, state, coalesce(outcome, '-'), settled_at IS NOT NULL)
                FROM dead_letters ORDER BY origin_offset""");
    }

    List<String> events() throws SQLException {
        return database.column("""
                SELECT concat_ws(' ', origin_offset, e.kind, e.actor, e.detail ->> 'outcome', e.detail ->> 'replayId')
                FROM dead_letter_events e JOIN dead_letters d ON d.id = e.letter_id ORDER BY origin_offset, e.id""");
    }

    List<String> items() throws SQLException {
        return database.column("""
                SELECT concat_ws(' ', position, state, coalesce(outcome, '-')) FROM replay_items ORDER BY position""");
    }
}
