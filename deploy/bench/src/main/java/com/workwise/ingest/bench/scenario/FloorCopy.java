package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Sighting;
import com.workwise.ingest.bench.process.Cpu;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The upper bound: COPY straight into the table, which only an empty one and postings without repeats allow. */
public final class FloorCopy implements Scenario {

    private static final String NAME = "floor-copy";
    private static final String COPY = "COPY jobs (" + Floor.COLUMNS + ") FROM STDIN";

    private final Stage stage;

    public FloorCopy(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        stage.tables().empty();
        List<Sighting> records = stage.workload().newest(Phase.INSERTS).stream()
                .sorted(Comparator.comparingLong(Sighting::millis))
                .toList();
        List<List<byte[]>> lanes = Lanes.of(records, stage.postings(), Floor.lines(stage.tables()));
        Cpu before = stage.services().cpu();
        double seconds = LaneRun.seconds(stage.tables(), "SELECT 1", lanes, (connection, batch) -> {
            Floor.copy(connection, COPY, batch);
            connection.commit();
        });
        Cpu used = stage.services().cpu().since(before);
        stage.verification().verify(NAME, Phase.INSERTS);
        measured.accept(Measurement.withoutWorker(NAME, Floor.name(Phase.INSERTS), records.size(), seconds, used));
    }
}
