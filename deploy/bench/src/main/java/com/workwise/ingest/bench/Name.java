package com.workwise.ingest.bench;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.scenario.Accept;
import com.workwise.ingest.bench.scenario.Drain;
import com.workwise.ingest.bench.scenario.Floor;
import com.workwise.ingest.bench.scenario.FloorCopy;
import com.workwise.ingest.bench.scenario.Outage;
import com.workwise.ingest.bench.scenario.Poison;
import com.workwise.ingest.bench.scenario.Replay;
import com.workwise.ingest.bench.scenario.Scale;
import com.workwise.ingest.bench.scenario.Scenario;
import com.workwise.ingest.bench.scenario.Stage;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What can be asked for. */
enum Name {
    FLOOR,
    FLOOR_COPY,
    DRAIN,
    POISON,
    ACCEPT,
    SCALE,
    OUTAGE,
    REPLAY;

    /** @param tell takes what happens while it prepares */
    Scenario on(Stage stage, JarSettings worker, JarSettings api, Options options, Consumer<String> tell) {
        return switch (this) {
            case FLOOR -> new Floor(stage);
            case FLOOR_COPY -> new FloorCopy(stage);
            case DRAIN -> new Drain(stage, worker, List.of(Phase.values()));
            case POISON -> new Poison(stage, worker);
            case ACCEPT -> new Accept(stage, api);
            case SCALE -> new Scale(stage, worker, options.tableRows(), tell);
            case OUTAGE -> new Outage(stage, worker, options.outage());
            case REPLAY -> new Replay(stage, worker, api);
        };
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
