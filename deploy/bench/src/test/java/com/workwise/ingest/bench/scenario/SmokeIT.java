package com.workwise.ingest.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Workload;
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
        try (Services services = Services.start(directory)) {
            Stage stage = Stage.on(services, WORKLOAD);
            stage.tables().create();
            Path jar = Path.of(System.getProperty("ingest.worker.jar", ""));
            JarSettings settings =
                    new JarSettings(jar, "160m", List.of("-XX:TieredStopAtLevel=1"), Map.of(), directory, 500);
            Scenario drain = new Drain(stage, settings, List.of(Phase.INSERTS));
            drain.prepare();

            List<Measurement> measured = new ArrayList<>();
            new Floor(stage).round(measured::add);
            new FloorCopy(stage).round(measured::add);
            drain.round(measured::add);

            assertThat(measured)
                    .extracting(Measurement::name)
                    .containsExactly("floor inserts", "floor updates", "floor-copy", "drain inserts");
            assertThat(measured)
                    .allSatisfy(measurement -> assertThat(measurement.seconds()).isPositive());
            assertThat(measured.getLast().peakHeap()).isPositive();

            refusesAFigureForAWrongTable(stage);
        }
    }

    private static void refusesAFigureForAWrongTable(Stage stage) throws SQLException {
        stage.verification().verify("right", Phase.INSERTS);
        try (var connection = stage.tables().connect();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE jobs SET title = title || '!' WHERE id = (SELECT min(id) FROM jobs)");
        }
        assertThatThrownBy(() -> stage.verification().verify("wrong", Phase.INSERTS))
                .isInstanceOf(WrongResult.class)
                .hasMessageStartingWith("wrong left");
    }
}
