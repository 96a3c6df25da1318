package com.workwise.ingest.bench;

import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.scenario.Accept;
import com.workwise.ingest.bench.scenario.Drain;
import com.workwise.ingest.bench.scenario.Floor;
import com.workwise.ingest.bench.scenario.FloorCopy;
import com.workwise.ingest.bench.scenario.HandWritten;
import com.workwise.ingest.bench.scenario.Outage;
import com.workwise.ingest.bench.scenario.Poison;
import com.workwise.ingest.bench.scenario.Replay;
import com.workwise.ingest.bench.scenario.ScaleBatches;
import com.workwise.ingest.bench.scenario.ScaleRows;
import com.workwise.ingest.bench.scenario.ScaleWorkers;
import com.workwise.ingest.bench.scenario.Scenario;
import com.workwise.ingest.bench.scenario.Stage;
import com.workwise.ingest.bench.scenario.Through;
import com.workwise.ingest.bench.scenario.Training;
import com.workwise.ingest.bench.scenario.Wait;
import java.util.Locale;

/** What can be asked for. */
enum Name {
    FLOOR,
    FLOOR_COPY,
    DRAIN,
    HAND_WRITTEN,
    POISON,
    ACCEPT,
    THROUGH,
    WAIT,
    SCALE_WORKERS,
    SCALE_ROWS,
    SCALE_BATCHES,
    SCALE,
    OUTAGE,
    REPLAY,
    TRAINING;

    Scenario on(Stage stage, Options options) {
        JarSettings worker = options.worker();
        JarSettings api = options.api();
        return switch (this) {
            case FLOOR -> new Floor(stage);
            case FLOOR_COPY -> new FloorCopy(stage);
            case DRAIN -> new Drain(stage, worker, options.phases());
            case HAND_WRITTEN -> new HandWritten(stage, worker);
            case POISON -> new Poison(stage, worker);
            case ACCEPT -> new Accept(stage, api);
            case THROUGH -> new Through(stage, worker, api, options.pace());
            case WAIT -> new Wait(stage, worker, api);
            case SCALE_WORKERS -> new ScaleWorkers(stage, worker);
            case SCALE_ROWS -> new ScaleRows(stage, worker, options.tableRows());
            case SCALE_BATCHES -> new ScaleBatches(stage, worker);
            case SCALE ->
                Scenario.all(
                        SCALE_WORKERS.on(stage, options),
                        SCALE_ROWS.on(stage, options),
                        SCALE_BATCHES.on(stage, options));
            case OUTAGE -> new Outage(stage, worker, options.outage());
            case REPLAY -> new Replay(stage, worker, api);
            case TRAINING -> new Training(stage, worker);
        };
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
