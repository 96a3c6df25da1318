package com.workwise.ingest.worker.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.StoreOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store on a database of its own for each test. */
abstract class StoreFixture {

    private final int copyFrom;
    TestDatabase database;
    JobStore store;

    StoreFixture(int copyFrom) {
        this.copyFrom = copyFrom;
    }

    @BeforeEach
    void open() throws SQLException {
        database = new TestDatabase();
        store = new PostgresJobStore(new Sessions(database.pool(), Duration.ofSeconds(10)), copyFrom, "worker-1");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    Map<Outcome, Integer> counts(Checked... items) {
        StoreOutcome outcome = store.store(new Batch(List.of(items))).block(Duration.ofSeconds(10));
        assertThat(outcome).isInstanceOf(StoreOutcome.Stored.class);
        return ((StoreOutcome.Stored) requireNonNull(outcome)).counts();
    }

    StoreOutcome.Refused refused(Checked... items) {
        StoreOutcome outcome = store.store(new Batch(List.of(items))).block(Duration.ofSeconds(10));
        assertThat(outcome).isInstanceOf(StoreOutcome.Refused.class);
        return (StoreOutcome.Refused) requireNonNull(outcome);
    }
}
