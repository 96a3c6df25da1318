package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.JarSettings;
import java.util.List;
import java.util.function.Consumer;

/** How the drain of new postings changes with the number of workers, the size of the table and that of a batch. */
public final class Scale implements Scenario {

    private final List<Scenario> parts;

    /**
     * @param rows of the largest table
     * @param tell takes what happens meanwhile
     */
    public Scale(Stage stage, JarSettings settings, int rows, Consumer<String> tell) {
        parts = List.of(
                new ScaleWorkers(stage, settings),
                new ScaleRows(stage, settings, rows, tell),
                new ScaleBatches(stage, settings));
    }

    @Override
    public void prepare() {
        parts.forEach(Scenario::prepare);
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        parts.forEach(part -> part.round(measured));
    }
}
