package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.closing;
import static com.workwise.ingest.worker.Deliveries.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.StoreOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After batches that held changed postings only, whatever the next one holds. */
final class ChangedRowsIT extends StoreFixture {

    private static final int PROOF = 32;
    private static final String NUMBERS = "SELECT last_value FROM jobs_id_seq";

    private long offset;

    ChangedRowsIT() {
        super(1);
    }

    @BeforeEach
    void change() {
        counts(next("a", "A"), next("b", "B"), next("c", "C"));
        for (int i = 0; i < PROOF; i++) {
            counts(next("a", "A" + i), next("b", "B" + i), next("c", "C" + i));
        }
    }

    @Test
    void changedPostingsAreWrittenWithoutAnInsert() throws SQLException {
        String numbers = database.single(NUMBERS);
        assertThat(counts(next("a", "New A"), next("b", "New B"))).isEqualTo(Map.of(Outcome.UPDATED, 2));
        assertThat(titles()).containsExactly("New A", "New B", "C31");
        assertThat(database.single(NUMBERS)).isEqualTo(numbers);
        assertThat(database.single("SELECT observed_offset FROM jobs WHERE external_id = 'b'"))
                .isEqualTo(Long.toString(offset));
    }

    @Test
    void whatIsNoChangeIsStoredAsEver() throws SQLException {
        assertThat(counts(
                        next("0", "New"),
                        next("a", "A31"),
                        posting("b", "Older", NOON.minusSeconds(1), 0),
                        next("c", "Changed")))
                .isEqualTo(
                        Map.of(Outcome.INSERTED, 1, Outcome.UNCHANGED, 1, Outcome.SUPERSEDED, 1, Outcome.UPDATED, 1));
        assertThat(titles()).containsExactly("New", "A31", "B31", "Changed");
    }

    @Test
    void aChangeBetweenARowAndItsNewerSightingIsSuperseded() throws SQLException {
        database.execute("""
                INSERT INTO job_sightings (job_id, observed_at, observed_offset)
                SELECT id, observed_at + interval '9 s', 0 FROM jobs WHERE external_id = 'a'""");
        assertThat(counts(next("a", "Between"), next("b", "New B")))
                .isEqualTo(Map.of(Outcome.SUPERSEDED, 1, Outcome.UPDATED, 1));
        assertThat(titles()).containsExactly("A31", "New B", "C31");
    }

    @Test
    void aChangeOpensAClosedPosting() throws SQLException {
        database.execute("UPDATE jobs SET closed_at = observed_at WHERE external_id = 'a'");
        assertThat(counts(next("a", "A31"))).isEqualTo(Map.of(Outcome.UPDATED, 1));
        assertThat(database.column("SELECT external_id FROM jobs WHERE closed_at IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void aClosingInTheBatchIsKept() throws SQLException {
        assertThat(counts(next("a", "New A"), closing("b", NOON.plusSeconds(++offset), offset)))
                .isEqualTo(Map.of(Outcome.UPDATED, 2));
        assertThat(database.column("SELECT external_id FROM jobs WHERE closed_at IS NOT NULL"))
                .containsExactly("b");
    }

    @Test
    void aNewerVersionThatAnotherWorkerStoresMeanwhileStays() throws SQLException {
        database.execute("""
                BEGIN;
                UPDATE jobs SET title = 'Theirs', observed_at = observed_at + interval '9 s',
                    content_hash = gen_random_uuid() WHERE external_id = 'b'""");
        Batch batch = new Batch(List.of(next("a", "Ours"), next("b", "Ours")));
        Future<@Nullable StoreOutcome> ours = store.store(batch).toFuture();
        await().until(() -> !database.column("""
                        SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))""").isEmpty());
        database.execute("COMMIT");
        assertThat(ours)
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(new StoreOutcome.Stored(Map.of(Outcome.UPDATED, 1, Outcome.SUPERSEDED, 1), List.of()));
        assertThat(titles()).containsExactly("Ours", "Theirs", "C31");
    }

    private Checked next(String key, String title) {
        offset++;
        return posting(key, title, NOON.plusSeconds(offset), offset);
    }

    private List<String> titles() throws SQLException {
        return database.column("SELECT title FROM jobs ORDER BY external_id");
    }
}
