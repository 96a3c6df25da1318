package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.closing;
import static com.workwise.ingest.worker.Deliveries.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.StoreOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The same outcomes whether new postings are too few to be told apart or not. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1})
final class RecognitionIT extends StoreFixture {

    RecognitionIT(int copyFrom) {
        super(copyFrom);
    }

    /** After a batch of unchanged postings the store looks for unchanged ones before it sends any. */
    @Test
    void outcomesAreTheSameWhenUnchangedPostingsAreRecognisedFirst() throws SQLException {
        counts(posting("a", "Stays", NOON, 1), posting("b", "Baker", NOON, 2), posting("c", "Closed", NOON, 3));
        counts(closing("c", NOON.plusSeconds(1), 4));
        counts(posting("a", "Stays", NOON.plusSeconds(1), 5));
        String before = database.single("SELECT ctid::text || xmin::text FROM jobs WHERE external_id = 'a'");
        assertThat(counts(
                        posting("a", "Stays", NOON.plusSeconds(10), 6),
                        posting("b", "Master baker", NOON.plusSeconds(10), 7),
                        posting("c", "Closed", NOON.plusSeconds(10), 8),
                        posting("d", "New", NOON.plusSeconds(10), 9)))
                .isEqualTo(Map.of(Outcome.UNCHANGED, 1, Outcome.UPDATED, 2, Outcome.INSERTED, 1));
        assertThat(database.single("SELECT ctid::text || xmin::text FROM jobs WHERE external_id = 'a'"))
                .isEqualTo(before);
        assertThat(database.single("SELECT closed_at IS NULL FROM jobs WHERE external_id = 'c'"))
                .isEqualTo("t");
        assertThat(counts(posting("a", "Stays", NOON.plusSeconds(5), 10))).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
        counts(posting("a", "Stays", NOON.plusSeconds(11), 11));
        assertThat(counts(posting("a", "Stays", NOON.plusSeconds(11), 11))).isEqualTo(Map.of(Outcome.UNCHANGED, 1));
        assertThat(counts(posting("a", "Stays", NOON, 1))).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
        assertThat(counts(posting("a", "Between", NOON.plusSeconds(9), 12))).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
    }

    @Test
    void sightingsGoToTheirOwnRows() throws SQLException {
        counts(posting("a", "A", NOON, 1), posting("b", "B", NOON, 2), posting("c", "C", NOON, 3));
        counts(
                posting("a", "A", NOON.plusSeconds(1), 4),
                posting("b", "B", NOON.plusSeconds(1), 5),
                posting("c", "C", NOON.plusSeconds(1), 6));
        assertThat(counts(
                        posting("c", "C", NOON.plusSeconds(30), 7),
                        posting("b", "Older", NOON.minusSeconds(1), 8),
                        posting("a", "A", NOON.plusSeconds(10), 9)))
                .isEqualTo(Map.of(Outcome.UNCHANGED, 2, Outcome.SUPERSEDED, 1));
        assertThat(database.column("""
                        SELECT j.external_id || ' ' || g.observed_offset FROM job_sightings g JOIN jobs j ON j.id = g.job_id
                        ORDER BY j.external_id""")).containsExactly("a 9", "b 5", "c 7");
    }

    /** After a batch of new postings the store looks for those that have a row, and sends the others past the upsert. */
    @Test
    void outcomesAreTheSameWhenNewPostingsAreRecognisedFirst() throws SQLException {
        counts(posting("a", "Stays", NOON, 1), posting("b", "Baker", NOON, 2), posting("c", "Newer", NOON, 3));
        assertThat(counts(
                        posting("0", "New", NOON.plusSeconds(1), 4),
                        posting("a", "Stays", NOON.plusSeconds(1), 5),
                        posting("b", "Master baker", NOON.plusSeconds(1), 6),
                        posting("c", "Older", NOON.minusSeconds(1), 7),
                        posting("d", "New", NOON.plusSeconds(1), 8),
                        posting("e", "New", NOON.plusSeconds(1), 9),
                        posting("d", "Newer", NOON.plusSeconds(2), 10)))
                .isEqualTo(
                        Map.of(Outcome.INSERTED, 3, Outcome.UPDATED, 1, Outcome.UNCHANGED, 1, Outcome.SUPERSEDED, 2));
        assertThat(database.column("SELECT title FROM jobs ORDER BY external_id"))
                .containsExactly("New", "Stays", "Master baker", "Newer", "Newer", "New");
    }

    @Test
    void aPostingThatAnotherWorkerStoresMeanwhileIsUpdated() throws SQLException {
        counts(posting("a", "Potter", NOON, 1));
        JobStore patient = new RetryingJobStore(
                store, new StoreSettings.RetrySettings(Duration.ofMillis(10), Duration.ofMillis(100)));
        database.execute("""
                BEGIN;
                INSERT INTO jobs (external_id, title, observed_at, observed_offset, content_hash)
                VALUES ('b', 'Theirs', '2026-03-01 12:00:00Z', 1, gen_random_uuid())""");
        Future<@Nullable StoreOutcome> ours = patient.store(
                        new Batch(List.of(posting("b", "Ours", NOON.plusSeconds(1), 2))))
                .toFuture();
        await().until(() -> !database.column("""
                        SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))""").isEmpty());
        database.execute("COMMIT");
        assertThat(ours)
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(new StoreOutcome.Stored(Map.of(Outcome.UPDATED, 1), List.of()));
        assertThat(database.single("SELECT title FROM jobs WHERE external_id = 'b'"))
                .isEqualTo("Ours");
    }

    /** After so many batches of new postings only, nobody asks for their keys any more. */
    @Test
    void aPostingThatWasWronglyTakenForNewIsUpdatedAtOnce() throws SQLException {
        for (int i = 100; i < 140; i++) {
            counts(posting("p" + i, "Potter", NOON, i));
        }
        database.execute("""
                INSERT INTO jobs (external_id, title, observed_at, observed_offset, content_hash)
                VALUES ('b', 'Theirs', '2026-03-01 12:00:00Z', 1, gen_random_uuid())""");
        assertThat(counts(posting("a", "New", NOON, 200), posting("b", "Ours", NOON, 201)))
                .isEqualTo(Map.of(Outcome.INSERTED, 1, Outcome.UPDATED, 1));
        assertThat(database.column("SELECT title FROM jobs WHERE external_id < 'p' ORDER BY external_id"))
                .containsExactly("New", "Ours");
    }

    @Test
    void anOperatorsOwnUniqueConstraintIsNoOtherWorker() throws SQLException {
        database.execute("ALTER TABLE jobs ADD CONSTRAINT one_title UNIQUE (title)");
        counts(posting("a", "Potter", NOON, 1));
        assertThat(refused(posting("b", "Potter", NOON, 2)).fault().sqlState()).isEqualTo("23505");
    }
}
