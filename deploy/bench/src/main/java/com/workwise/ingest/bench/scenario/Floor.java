package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Sighting;
import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.worker.store.UpsertStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What the database can take: the same rows, ready in memory as COPY wants them, into a temporary table and from there
 * through the worker's own statement. No Kafka, no JSON, no checks.
 */
public final class Floor implements Scenario {

    static final String COLUMNS = String.join(", ", UpsertStatement.columns());

    private static final String STAGING =
            "CREATE TEMPORARY TABLE bench_rows ON COMMIT DELETE ROWS AS SELECT " + COLUMNS + " FROM jobs WITH NO DATA";
    private static final String COPY = "COPY bench_rows (" + COLUMNS + ") FROM STDIN";
    private static final String UPSERT = UpsertStatement.from("bench_rows");

    private final Stage stage;

    public Floor(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        stage.tables().empty();
        measured.accept(run(Phase.INSERTS));
        stage.tables().settle();
        measured.accept(run(Phase.UPDATES));
    }

    static String name(Phase phase) {
        return "floor " + phase.label();
    }

    private Measurement run(Phase phase) {
        List<Sighting> records = stage.workload().sightings(phase);
        List<List<byte[]>> lanes = Lanes.of(records, stage.postings(), lines(stage.tables()));
        Cpu before = stage.services().cpu();
        double seconds = LaneRun.seconds(stage.tables(), STAGING, lanes, Floor::upsert);
        Cpu used = stage.services().cpu().since(before);
        stage.verification().verify(name(phase), phase);
        return Measurement.withoutWorker(name(phase), name(phase), records.size(), seconds, used);
    }

    static CopyLines lines(Tables tables) {
        return new CopyLines(UpsertStatement.columns(), tables.ids("companies"), tables.ids("categories"));
    }

    private static void upsert(Connection connection, byte[] batch) throws SQLException {
        copy(connection, COPY, batch);
        try (Statement statement = connection.createStatement()) {
            statement.execute(UPSERT);
        }
        connection.commit();
    }

    static void copy(Connection connection, String sql, byte[] batch) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        copy.writeToCopy(batch, 0, batch.length);
        copy.endCopy();
    }
}
