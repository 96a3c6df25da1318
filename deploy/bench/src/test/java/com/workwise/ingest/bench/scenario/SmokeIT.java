package com.workwise.ingest.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Sighting;
import com.workwise.ingest.bench.data.Workload;
import com.workwise.ingest.bench.load.Schedule;
import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.process.Services;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the scenarios still find the worker as they know it. Its figures mean nothing. */
final class SmokeIT {

    private static final Workload WORKLOAD = new Workload(1, 3_000);

    @Test
    void everyScenarioLeavesWhatTheDataSay(@TempDir Path directory) throws SQLException {
        try (Services services = Services.start(directory, Map.of())) {
            Stage stage = Stage.on(services, WORKLOAD);
            stage.tables().create();
            JarSettings settings = jar("ingest.worker.jar", directory);
            Scenario drain = new Drain(stage, settings, List.of(Phase.INSERTS));
            drain.prepare();
            Scenario handWritten = new HandWritten(stage, settings);
            handWritten.prepare();

            List<Measurement> measured = new ArrayList<>();
            new Floor(stage).round(measured::add);
            new FloorCopy(stage).round(measured::add);
            handWritten.round(measured::add);
            drain.round(measured::add);

            assertThat(measured)
                    .extracting(Measurement::name)
                    .containsExactly(
                            "floor inserts",
                            "floor updates",
                            "floor-copy",
                            "hand-written inserts",
                            "hand-written updates",
                            "drain inserts");
            assertThat(measured)
                    .allSatisfy(measurement -> assertThat(measurement.seconds()).isPositive());
            assertThat(measured.getLast().peakHeap()).isPositive();

            refusesAFigureForAWrongTable(stage);
            tellsFormerRowsFromDrainedOnes(stage);
            seesEachRowOfAnHttpBatch(stage, settings, jar("ingest.api.jar", directory));
        }
    }

    private static JarSettings jar(String property, Path directory) {
        Path jar = Path.of(System.getProperty(property, ""));
        return new JarSettings(jar, null, "160m", List.of("-XX:TieredStopAtLevel=1"), Map.of(), directory, 500);
    }

    private static void seesEachRowOfAnHttpBatch(Stage stage, JarSettings worker, JarSettings api) throws SQLException {
        try (Pipeline pipeline = Pipeline.start(stage, worker, api)) {
            pipeline.warmUp(10);
            Step step = pipeline.step(Schedule.of(200, 10, 1));

            assertThat(step.refused()).isZero();
            assertThat(step.last()).isGreaterThanOrEqualTo(step.schedule().length());
            assertThat(step.lookMillis()).isGreaterThanOrEqualTo(Arrivals.PAUSE_MILLIS);
            pipeline.verify("right");
            spoilARow(stage);
            assertThatThrownBy(() -> pipeline.verify("wrong")).isInstanceOf(WrongResult.class);
        }
    }

    private static void tellsFormerRowsFromDrainedOnes(Stage stage) throws SQLException {
        GrownTable table = new GrownTable(stage, 1_000);
        table.create();
        Tables tables = new Tables(stage.services().jdbcUrl("rows_1000"));
        String anId = stage.postings()
                .posting(new Sighting(FormerRows.FIRST + 999, 0, 1))
                .externalId();
        assertThat(tables.number("SELECT count(*) FROM jobs WHERE external_id = '" + anId + "'"))
                .isEqualTo(1);
        assertThat(tables.number("SELECT avg(length(description)) FROM jobs")).isBetween(1_400L, 1_900L);

        List<Sighting> drained = WORKLOAD.newest(Phase.INSERTS);
        LaneRun.seconds(
                tables, "SELECT 1", Lanes.of(drained, stage.postings(), Floor.lines(tables)), (connection, batch) -> {
                    Floor.copy(connection, "COPY jobs (" + Floor.COLUMNS + ") FROM STDIN", batch);
                    connection.commit();
                });
        table.verify("right");
        tables.run("DELETE FROM jobs WHERE external_id = '" + anId + "'");
        assertThatThrownBy(() -> table.verify("wrong"))
                .isInstanceOf(WrongResult.class)
                .hasMessage("wrong left 999 of 1000 former rows");
        table.shrink();
        assertThat(tables.number("SELECT count(*) FROM jobs")).isEqualTo(999);
    }

    private static void refusesAFigureForAWrongTable(Stage stage) throws SQLException {
        stage.verification().verify("right", Phase.INSERTS);
        spoilARow(stage);
        assertThatThrownBy(() -> stage.verification().verify("wrong", Phase.INSERTS))
                .isInstanceOf(WrongResult.class)
                .hasMessageStartingWith("wrong left");
    }

    private static void spoilARow(Stage stage) throws SQLException {
        try (var connection = stage.tables().connect();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE jobs SET title = title || '!' WHERE id = (SELECT min(id) FROM jobs)");
        }
    }
}
