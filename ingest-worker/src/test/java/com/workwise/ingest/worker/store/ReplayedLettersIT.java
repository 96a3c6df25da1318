package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.job;
import static com.workwise.ingest.worker.Deliveries.posting;
import static com.workwise.ingest.worker.store.LedgerFixture.REPLAY;
import static com.workwise.ingest.worker.store.LedgerFixture.closing;
import static com.workwise.ingest.worker.store.LedgerFixture.delivery;
import static com.workwise.ingest.worker.store.LedgerFixture.origin;
import static com.workwise.ingest.worker.store.LedgerFixture.replayed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Deliveries;
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

    private TestDatabase database;
    private LedgerFixture ledger;
    private JobStore store;

    @BeforeEach
    void open() throws SQLException {
        database = new TestDatabase();
        ledger = new LedgerFixture(database);
        store = new PostgresJobStore(new Sessions(database.pool(), Duration.ofSeconds(10)), 1_000, "worker-1");
        ledger.replay(REPLAY);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void eachStoredLetterIsResolvedWithItsOutcomeItsEventAndItsItem() throws SQLException {
        store(posting("new", "Newer", NOON.plusSeconds(60), 9), posting("same", "Same", NOON, 1));
        for (int offset : new int[] {1, 2, 3, 4}) {
            ledger.letter(offset, "replaying", REPLAY);
        }
        store(
                replayed(1, job("first", "First"), Optional.empty()),
                replayed(2, job("same", "Same"), Optional.empty()),
                replayed(3, job("new", "Late"), Optional.empty()),
                closing(4, "first-seen-closed"),
                posting("live", "A record that nobody replayed", NOON, 5));
        assertThat(ledger.letters())
                .containsExactly(
                        "1 resolved inserted t",
                        "2 resolved unchanged t",
                        "3 resolved superseded t",
                        "4 resolved inserted t");
        assertThat(ledger.events())
                .containsExactly(
                        "1 resolved worker-1 inserted " + REPLAY,
                        "2 resolved worker-1 unchanged " + REPLAY,
                        "3 resolved worker-1 superseded " + REPLAY,
                        "4 resolved worker-1 inserted " + REPLAY);
        assertThat(ledger.items())
                .containsExactly("1 passed inserted", "2 passed unchanged", "3 passed superseded", "4 passed inserted");
        assertThat(database.single("SELECT title FROM jobs WHERE external_id = 'new'"))
                .isEqualTo("Newer");
    }

    @Test
    void aRedeliveryChangesNothing() throws SQLException {
        ledger.letter(1, "replaying", REPLAY);
        Checked first = replayed(1, job("a", "Potter"), Optional.empty());
        store(first);
        String settled = database.single("SELECT settled_at FROM dead_letters");
        store(first);
        assertThat(ledger.letters()).containsExactly("1 resolved inserted t");
        assertThat(database.single("SELECT settled_at FROM dead_letters")).isEqualTo(settled);
        assertThat(ledger.events()).hasSize(1);
        assertThat(ledger.items()).containsExactly("1 passed inserted");
    }

    @Test
    void aLetterThatIsResolvedAlreadyKeepsItsOutcomeButTheOtherReplaysItemPasses() throws SQLException {
        ledger.letter(1, "replaying", REPLAY);
        store(replayed(1, job("a", "Potter"), Optional.empty()));
        UUID second = new UUID(7, 2);
        ledger.replay(second);
        ledger.item(1, second);
        store(replayed(1, job("a", "Potter"), Optional.empty(), second));
        assertThat(ledger.letters()).containsExactly("1 resolved inserted t");
        assertThat(ledger.events()).hasSize(1);
        assertThat(database.column("SELECT state || ' ' || outcome FROM replay_items ORDER BY replay_id"))
                .containsExactly("passed inserted", "passed unchanged");
    }

    @Test
    void twoCopiesOfALetterInOneBatchAreOneThatWon() throws SQLException {
        ledger.letter(1, "replaying", REPLAY);
        store(replayed(1, job("a", "Potter"), Optional.empty()), replayed(1, job("a", "Potter"), Optional.empty()));
        assertThat(ledger.letters()).containsExactly("1 resolved inserted t");
        assertThat(ledger.events()).hasSize(1);
        assertThat(ledger.items()).containsExactly("1 passed inserted");
    }

    @Test
    void aRefusedOneIsLeftToTheLedgerAndOneThatTheLedgerDoesNotKnowDoesNoHarm() throws SQLException {
        ledger.letter(1, "replaying", REPLAY);
        Refusal refusal = new Refusal(Stage.CHECK, "invalid", "title.required", List.of());
        store(
                new Checked.Refused(delivery(1, REPLAY), Optional.empty(), refusal),
                replayed(99, job("unknown", "Potter"), Optional.empty()));
        assertThat(ledger.letters()).containsExactly("1 replaying - f");
        assertThat(ledger.events()).isEmpty();
        assertThat(ledger.items()).containsExactly("1 sent -");
        assertThat(database.single("SELECT count(*) FROM jobs")).isEqualTo("1");
    }

    @Test
    void anItemOfABatchKeepsItsFirstOutcome() throws SQLException {
        ledger.letter(1, "replaying", REPLAY);
        Optional<BatchItem> item = Deliveries.item(UUID.randomUUID(), 0, 1);
        store(Deliveries.refused("a", 1, item));
        store(replayed(1, job("a", "Potter"), item));
        assertThat(ledger.letters()).containsExactly("1 resolved inserted t");
        assertThat(database.single("SELECT concat_ws(' ', rejected, inserted) FROM ingest_batches"))
                .isEqualTo("1 0");
    }

    @Test
    void aRefusedTransactionResolvesNothing() throws SQLException {
        ledger.letter(1, "replaying", REPLAY);
        database.execute("""
                CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
                CREATE TRIGGER no BEFORE UPDATE ON replay_items FOR EACH ROW EXECUTE FUNCTION no()""");
        assertThat(store.store(new Batch(List.of(replayed(1, job("a", "Potter"), Optional.empty()))))
                        .block(Duration.ofSeconds(10)))
                .isInstanceOf(StoreOutcome.Refused.class);
        assertThat(ledger.letters()).containsExactly("1 replaying - f");
        assertThat(ledger.events()).isEmpty();
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
        descending.forEach(offset -> ledger.letter(offset, "replaying", REPLAY));
        Batch batch = new Batch(descending.stream()
                .<Checked>map(offset -> replayed(offset, job("job" + offset, "Potter"), Optional.empty()))
                .toList());
        database.execute("BEGIN");
        ledger.lock(descending.getLast());
        CompletableFuture<@Nullable StoreOutcome> storing = store.store(batch).toFuture();
        await().until(() -> !database.column("""
                        SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))""").isEmpty());
        // Whoever waits for the first one holds none of the others.
        ledger.lock(descending.getFirst());
        database.execute("COMMIT");
        assertThat(storing).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(ledger.events()).hasSize(20);
    }

    private void store(Checked... items) {
        assertThat(store.store(new Batch(List.of(items))).block(Duration.ofSeconds(10)))
                .isInstanceOf(StoreOutcome.Stored.class);
    }
}
