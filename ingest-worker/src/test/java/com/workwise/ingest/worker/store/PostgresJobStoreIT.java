package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.closing;
import static com.workwise.ingest.worker.Deliveries.item;
import static com.workwise.ingest.worker.Deliveries.job;
import static com.workwise.ingest.worker.Deliveries.posting;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.StoreOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything twice: with arrays (no batch is large enough for COPY) and with COPY (every batch is). */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1})
final class PostgresJobStoreIT extends StoreFixture {

    PostgresJobStoreIT(int copyFrom) {
        super(copyFrom);
    }

    @Test
    void storesEveryFieldAsItWas() throws SQLException {
        assertThat(counts(posting("a", "Töpfer 陶工", NOON, 7))).isEqualTo(Map.of(Outcome.INSERTED, 1));
        assertThat(database.single("""
                SELECT concat_ws('|', external_id, title, description, location, salary IS NULL, c.name, category_id,
                    job_type, work_mode, is_featured, source, url IS NOT NULL, posted_at AT TIME ZONE 'UTC',
                    observed_at AT TIME ZONE 'UTC', observed_offset)
                FROM jobs JOIN companies c ON c.id = company_id"""))
                .isEqualTo("a|Töpfer 陶工|Line one\nline two\twith a tab \\ and a backslash|Malmö|t|Acme|1|Full-time|"
                        + "Remote|f|test|t|2026-02-28 08:30:15.123456|2026-03-01 12:00:00|7");
    }

    @Test
    void updatesWhatChangedAndDoesNotRewriteWhatDidNot() throws SQLException {
        counts(posting("a", "Potter", NOON, 1), posting("b", "Baker", NOON, 2));
        String before = versions();
        assertThat(counts(posting("a", "Potter", NOON.plusSeconds(1), 3))).isEqualTo(Map.of(Outcome.UNCHANGED, 1));
        assertThat(versions()).isEqualTo(before);
        assertThat(counts(posting("b", "Master baker", NOON.plusSeconds(1), 4))).isEqualTo(Map.of(Outcome.UPDATED, 1));
        assertThat(database.column("SELECT title FROM jobs ORDER BY external_id"))
                .containsExactly("Potter", "Master baker");
    }

    @Test
    void anOlderVersionNeverOverwritesANewerOne() throws SQLException {
        counts(posting("a", "New", NOON, 5));
        assertThat(counts(posting("a", "Old", NOON.minusMillis(1), 9))).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
        assertThat(counts(posting("a", "Same time, earlier offset", NOON, 4))).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
        assertThat(database.single("SELECT title FROM jobs")).isEqualTo("New");
    }

    @Test
    void aVersionBetweenTwoSightingsOfTheSameContentDoesNotOverwriteIt() throws SQLException {
        counts(posting("a", "Stays", NOON, 1));
        counts(posting("a", "Stays", NOON.plusSeconds(10), 3));
        assertThat(counts(posting("a", "Between", NOON.plusSeconds(5), 2))).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
        assertThat(counts(posting("a", "After", NOON.plusSeconds(11), 4))).isEqualTo(Map.of(Outcome.UPDATED, 1));
        assertThat(database.single("SELECT title FROM jobs")).isEqualTo("After");
    }

    @Test
    void sightingsGoWithTheirRowsWhoeverDeletesThem() throws SQLException {
        counts(posting("a", "A", NOON, 1), posting("b", "B", NOON, 2));
        counts(posting("a", "A", NOON.plusSeconds(1), 3), posting("b", "B", NOON.plusSeconds(1), 4));
        String role = "deleter_" + Long.toHexString(System.nanoTime());
        database.execute("""
                CREATE ROLE %1$s;
                GRANT SELECT, DELETE ON jobs TO %1$s;
                SET ROLE %1$s;
                DELETE FROM jobs WHERE external_id = 'a';
                RESET ROLE;
                DROP OWNED BY %1$s;
                DROP ROLE %1$s""".formatted(role));
        assertThat(database.column("SELECT observed_offset FROM job_sightings")).containsExactly("4");
        database.execute("TRUNCATE jobs");
        database.execute("TRUNCATE jobs, job_sightings");
        assertThat(database.column("SELECT observed_offset FROM job_sightings")).isEmpty();
    }

    @Test
    void ofAKeyThatOccursTwiceInABatchTheNewestWins() throws SQLException {
        assertThat(counts(
                        posting("a", "Second", NOON.plusSeconds(1), 1),
                        posting("a", "First", NOON, 2),
                        posting("a", "Third", NOON.plusSeconds(2), 3)))
                .isEqualTo(Map.of(Outcome.INSERTED, 1, Outcome.SUPERSEDED, 2));
        assertThat(database.column("SELECT title FROM jobs")).containsExactly("Third");
    }

    @Test
    void aTombstoneClosesAndANewerPostingOpensAgain() throws SQLException {
        counts(posting("a", "Potter", NOON, 1));
        assertThat(counts(closing("a", NOON.plusSeconds(1), 2))).isEqualTo(Map.of(Outcome.UPDATED, 1));
        assertThat(counts(posting("a", "Late", NOON, 3))).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
        assertThat(database.single("SELECT title || (closed_at IS NOT NULL) FROM jobs"))
                .isEqualTo("Pottertrue");
        assertThat(counts(posting("a", "Potter", NOON.plusSeconds(2), 4))).isEqualTo(Map.of(Outcome.UPDATED, 1));
        assertThat(database.single("SELECT closed_at IS NULL FROM jobs")).isEqualTo("t");
    }

    @Test
    void aTombstoneForAnUnseenPostingKeepsAnOlderOneClosed() throws SQLException {
        assertThat(counts(closing("a", NOON, 2))).isEqualTo(Map.of(Outcome.INSERTED, 1));
        assertThat(counts(posting("a", "Older", NOON.minusSeconds(1), 1))).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
        assertThat(database.single("SELECT closed_at IS NOT NULL FROM jobs")).isEqualTo("t");
    }

    @Test
    void anItemOfABatchIsCountedOnceWhateverIsDeliveredAgain() throws SQLException {
        UUID id = UUID.randomUUID();
        Checked[] batch = {
            posting(job("a", "Potter"), NOON, 1, item(id, 0, 10)),
            posting(job("b", "Baker"), NOON, 2, item(id, 9, 10)),
            Deliveries.refused("c", 3, item(id, 4, 10))
        };
        for (int delivery = 0; delivery < 3; delivery++) {
            counts(batch);
        }
        assertThat(database.single("""
                SELECT concat_ws(' ', inserted, bit_count(updated), bit_count(unchanged), bit_count(superseded),
                    rejected, bit_count(dead_lettered)) FROM ingest_batches""")).isEqualTo("1000000001 0 0 0 0000100000 0");
    }

    @Test
    void aBatchThatIsGivenTwoSizesCostsNoPosting() throws SQLException {
        UUID id = UUID.randomUUID();
        counts(posting(job("a", "Potter"), NOON, 1, item(id, 0, 10)));
        assertThat(counts(posting(job("b", "Baker"), NOON, 2, item(id, 1, 20)))).isEqualTo(Map.of(Outcome.INSERTED, 1));
        assertThat(database.single("SELECT inserted FROM ingest_batches")).isEqualTo("1000000000");
    }

    @Test
    void aBatchWithAnUnknownCategoryIsRefusedWithItsCulpritAndWithoutATransaction() throws SQLException {
        Checked.Posting culprit = posting(job("b", "Baker", 999_999), NOON, 2, item(UUID.randomUUID(), 0, 1));
        StoreOutcome.Refused refused = refused(posting("a", "Potter", NOON, 1), culprit);
        assertThat(refused.fault().sqlState()).isEqualTo("23503");
        assertThat(refused.fault().message()).isEqualTo("jobs jobs_category_id_fkey");
        assertThat(refused.culprits()).containsExactly(culprit);
        assertThat(database.column("SELECT 1 FROM jobs")).isEmpty();
    }

    @Test
    void aForeignKeyThatBreaksWhileItIsThoughtKnownIsRefusedByTheDatabaseAndThenNotThoughtKnown() throws SQLException {
        database.execute("INSERT INTO categories (name) VALUES ('Crafts')");
        counts(posting(job("a", "Potter", 2), NOON, 1, Optional.empty()));
        database.execute("DELETE FROM jobs; DELETE FROM categories WHERE id = 2");
        Checked.Posting orphan = posting(job("b", "Baker", 2), NOON, 2, Optional.empty());
        assertThat(refused(orphan).culprits()).isEmpty();
        assertThat(refused(orphan).culprits()).containsExactly(orphan);
    }

    @Test
    void aConstraintOfTheDatabaseRefusesTheBatchAsAWhole() throws SQLException {
        database.execute("ALTER TABLE jobs ADD CONSTRAINT no_cooks CHECK (title <> 'Cook')");
        StoreOutcome.Refused refused = refused(posting("a", "Potter", NOON, 1), posting("b", "Cook", NOON, 2));
        assertThat(refused.fault().sqlState()).isEqualTo("23514");
        assertThat(refused.culprits()).isEmpty();
        assertThat(database.column("SELECT 1 FROM jobs")).isEmpty();
    }

    @Test
    void eightWritersOnTheSameKeysEndWithTheNewestVersionOfEach() throws SQLException {
        List<Mono<StoreOutcome>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            List<Checked> items = new ArrayList<>();
            for (int key = 0; key < 200; key++) {
                // Shuffled differently by each writer; the store sorts.
                int shuffled = (key * (2 * writer + 3)) % 200;
                items.add(posting("k" + shuffled, "Version " + writer, NOON.plusSeconds(writer), writer));
            }
            writers.add(new RetryingJobStore(
                            store, new StoreSettings.RetrySettings(Duration.ofMillis(10), Duration.ofMillis(100)))
                    .store(new Batch(items)));
        }
        assertThat(Flux.merge(writers).collectList().block(Duration.ofSeconds(30)))
                .hasSize(8);
        assertThat(database.column("SELECT DISTINCT title FROM jobs")).containsExactly("Version 7");
    }

    @Test
    void postingsAndTombstonesOfTheSameKeysTheOtherWayRoundDoNotDeadlock() {
        List<Checked> all = new ArrayList<>();
        for (int key = 0; key < 200; key++) {
            all.add(posting("k" + key, "First", NOON, key));
        }
        assertThat(store.store(new Batch(all)).block(Duration.ofSeconds(10))).isInstanceOf(StoreOutcome.Stored.class);
        for (int round = 1; round <= 10; round++) {
            List<Mono<StoreOutcome>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                List<Checked> items = new ArrayList<>();
                for (int key = 0; key < 200; key++) {
                    String id = "k" + key;
                    boolean closes = (key / 100 + writer) % 2 == 0;
                    int version = 10 * round + writer;
                    items.add(
                            closes
                                    ? closing(id, NOON.plusSeconds(version), writer)
                                    : posting(id, "Version " + version, NOON.plusSeconds(version), writer));
                }
                writers.add(store.store(new Batch(items)));
            }
            assertThat(Flux.merge(writers).collectList().block(Duration.ofSeconds(30)))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(StoreOutcome.Stored.class));
        }
    }

    /** Where each row version lies and which transaction wrote it: changes when a row is rewritten. */
    private String versions() throws SQLException {
        return database.single("SELECT string_agg(ctid::text || xmin::text, ' ' ORDER BY id) FROM jobs");
    }
}
