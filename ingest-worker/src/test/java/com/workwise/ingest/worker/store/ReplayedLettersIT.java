package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.job;
import static com.workwise.ingest.worker.Deliveries.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.wire.ReplayMark;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Refusal;
import com.workwise.ingest.worker.StoreOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the store closes the loop of a replay, in the rows' own transaction. */
final class ReplayedLettersIT {

    private static final UUID REPLAY = new UUID(7, 1);

    private TestDatabase database;
    private JobStore store;

    @BeforeEach
    void open() throws SQLException {
        database = new TestDatabase();
        store = new PostgresJobStore(new Sessions(database.pool(), Duration.ofSeconds(10)), 1_000, "worker-1");
        replay(REPLAY);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void eachStoredLetterIsResolvedWithItsOutcomeItsEventAndItsItem() throws SQLException {
        store(posting("new", "Newer", NOON.plusSeconds(60), 9), posting("same", "Same", NOON, 1));
        for (int offset : new int[] {1, 2, 3, 4}) {
            letter(offset, "replaying", REPLAY);
        }
        store(
                replayed(1, job("first", "First"), Optional.empty()),
                replayed(2, job("same", "Same"), Optional.empty()),
                replayed(3, job("new", "Late"), Optional.empty()),
                closing(4, "first-seen-closed"),
                posting("live", "A record that nobody replayed", NOON, 5));
        assertThat(letters())
                .containsExactly(
                        "1 resolved inserted t",
                        "2 resolved unchanged t",
                        "3 resolved superseded t",
                        "4 resolved inserted t");
        assertThat(events())
                .containsExactly(
                        "1 resolved worker-1 inserted " + REPLAY,
                        "2 resolved worker-1 unchanged " + REPLAY,
                        "3 resolved worker-1 superseded " + REPLAY,
                        "4 resolved worker-1 inserted " + REPLAY);
        assertThat(items())
                .containsExactly("1 passed inserted", "2 passed unchanged", "3 passed superseded", "4 passed inserted");
        assertThat(database.single("SELECT title FROM jobs WHERE external_id = 'new'"))
                .isEqualTo("Newer");
    }

    @Test
    void aRedeliveryChangesNothing() throws SQLException {
        letter(1, "replaying", REPLAY);
        Checked first = replayed(1, job("a", "Potter"), Optional.empty());
        store(first);
        String settled = database.single("SELECT settled_at FROM dead_letters");
        store(first);
        assertThat(letters()).containsExactly("1 resolved inserted t");
        assertThat(database.single("SELECT settled_at FROM dead_letters")).isEqualTo(settled);
        assertThat(events()).hasSize(1);
        assertThat(items()).containsExactly("1 passed inserted");
    }

    @Test
    void aLetterThatIsResolvedAlreadyKeepsItsOutcomeButTheOtherReplaysItemPasses() throws SQLException {
        letter(1, "replaying", REPLAY);
        store(replayed(1, job("a", "Potter"), Optional.empty()));
        UUID second = new UUID(7, 2);
        replay(second);
        item(1, second);
        store(replayed(1, job("a", "Potter"), Optional.empty(), second));
        assertThat(letters()).containsExactly("1 resolved inserted t");
        assertThat(events()).hasSize(1);
        assertThat(database.column("SELECT state || ' ' || outcome FROM replay_items ORDER BY replay_id"))
                .containsExactly("passed inserted", "passed unchanged");
    }

    @Test
    void twoCopiesOfALetterInOneBatchAreOneThatWon() throws SQLException {
        letter(1, "replaying", REPLAY);
        store(replayed(1, job("a", "Potter"), Optional.empty()), replayed(1, job("a", "Potter"), Optional.empty()));
        assertThat(letters()).containsExactly("1 resolved inserted t");
        assertThat(events()).hasSize(1);
        assertThat(items()).containsExactly("1 passed inserted");
    }

    @Test
    void aRefusedOneIsLeftToTheLedgerAndOneThatTheLedgerDoesNotKnowDoesNoHarm() throws SQLException {
        letter(1, "replaying", REPLAY);
        Refusal refusal = new Refusal(Stage.CHECK, "invalid", "title.required", List.of());
        store(
                new Checked.Refused(delivery(1, REPLAY), Optional.empty(), refusal),
                replayed(99, job("unknown", "Potter"), Optional.empty()));
        assertThat(letters()).containsExactly("1 replaying - f");
        assertThat(events()).isEmpty();
        assertThat(items()).containsExactly("1 sent -");
        assertThat(database.single("SELECT count(*) FROM jobs")).isEqualTo("1");
    }

    @Test
    void anItemOfABatchKeepsItsFirstOutcome() throws SQLException {
        letter(1, "replaying", REPLAY);
        Optional<BatchItem> item = Deliveries.item(UUID.randomUUID(), 0, 1);
        store(Deliveries.refused("a", 1, item));
        store(replayed(1, job("a", "Potter"), item));
        assertThat(letters()).containsExactly("1 resolved inserted t");
        assertThat(database.single("SELECT concat_ws(' ', rejected, inserted) FROM ingest_batches"))
                .isEqualTo("1 0");
    }

    @Test
    void aRefusedTransactionResolvesNothing() throws SQLException {
        letter(1, "replaying", REPLAY);
        database.execute("""
                CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
                CREATE TRIGGER no BEFORE UPDATE ON replay_items FOR EACH ROW EXECUTE FUNCTION no()""");
        assertThat(store.store(new Batch(List.of(replayed(1, job("a", "Potter"), Optional.empty()))))
                        .block(Duration.ofSeconds(10)))
                .isInstanceOf(StoreOutcome.Refused.class);
        assertThat(letters()).containsExactly("1 replaying - f");
        assertThat(events()).isEmpty();
        assertThat(database.single("SELECT count(*) FROM jobs")).isEqualTo("0");
    }

    @Test
    void locksLettersByTheirIdsSoThatWritersDoNotDeadlock() throws SQLException {
        List<Integer> descending = IntStream.range(0, 20)
                .boxed()
                .sorted(Comparator.comparing(
                        offset -> origin(offset).deadLetterId().toString()))
                .toList()
                .reversed();
        descending.forEach(offset -> letter(offset, "replaying", REPLAY));
        Batch batch = new Batch(descending.stream()
                .<Checked>map(offset -> replayed(offset, job("job" + offset, "Potter"), Optional.empty()))
                .toList());
        database.execute("BEGIN");
        lock(descending.getLast());
        CompletableFuture<@Nullable StoreOutcome> storing = store.store(batch).toFuture();
        await().until(() -> !database.column("""
                        SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))""").isEmpty());
        // Whoever waits for the first one holds none of the others.
        lock(descending.getFirst());
        database.execute("COMMIT");
        assertThat(storing).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(events()).hasSize(20);
    }

    private void lock(int offset) throws SQLException {
        database.execute("SELECT 1 FROM dead_letters WHERE id = '%s' FOR UPDATE NOWAIT"
                .formatted(origin(offset).deadLetterId()));
    }

    private void store(Checked... items) {
        assertThat(store.store(new Batch(List.of(items))).block(Duration.ofSeconds(10)))
                .isInstanceOf(StoreOutcome.Stored.class);
    }

    private static Checked.Posting replayed(int offset, Job job, Optional<BatchItem> item) {
        return replayed(offset, job, item, REPLAY);
    }

    private static Checked.Posting replayed(int offset, Job job, Optional<BatchItem> item, UUID replay) {
        return new Checked.Posting(delivery(offset, replay), item, job, List.of());
    }

    private static Checked.Closing closing(int offset, String key) {
        return new Checked.Closing(delivery(offset, REPLAY), Optional.empty(), new JobKey(key));
    }

    private static Delivery delivery(int offset, UUID replay) {
        Origin place = new Origin(
                "jobs.replay", 0, 500L + offset, NOON.plusSeconds(3_600).toEpochMilli());
        ReplayMark mark = new ReplayMark(origin(offset), replay, 1);
        return new Delivery(place, Optional.of(mark), null, null, List.of(), () -> {});
    }

    private static Origin origin(int offset) {
        return new Origin("jobs.raw", 0, offset, NOON.toEpochMilli());
    }

    private void replay(UUID id) throws SQLException {
        database.execute("""
                INSERT INTO replays (id, state, target_topic, actor, request_id, selection, edits, rate, canary,
                    max_failure_share, total)
                VALUES ('%s', 'completed', 'jobs.replay', 'sre', 'r', '{}', '[]', 100, true, 0.1, 1)""".formatted(id));
    }

    private void letter(int offset, String state, UUID replay) {
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

    private void item(int offset, UUID replay) throws SQLException {
        database.execute(
                "INSERT INTO replay_items (replay_id, position, letter_id, state) VALUES ('%s', %d, '%s', 'sent')"
                        .formatted(replay, offset, origin(offset).deadLetterId()));
    }

    private List<String> letters() throws SQLException {
        return database.column("""
                SELECT concat_ws(' ', origin_offset, state, coalesce(outcome, '-'), settled_at IS NOT NULL)
                FROM dead_letters ORDER BY origin_offset""");
    }

    private List<String> events() throws SQLException {
        return database.column("""
                SELECT concat_ws(' ', origin_offset, e.kind, e.actor, e.detail ->> 'outcome', e.detail ->> 'replayId')
                FROM dead_letter_events e JOIN dead_letters d ON d.id = e.letter_id ORDER BY origin_offset, e.id""");
    }

    private List<String> items() throws SQLException {
        return database.column("""
                SELECT concat_ws(' ', position, state, coalesce(outcome, '-')) FROM replay_items ORDER BY position""");
    }
}
