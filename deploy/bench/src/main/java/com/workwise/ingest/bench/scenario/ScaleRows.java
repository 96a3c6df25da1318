package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.process.Services;
import com.workwise.ingest.bench.process.WorkerProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** From a full topic into tables that hold no rows, a fifth of the rows, and all of them before. */
public final class ScaleRows implements Scenario {

    private static final String TOPIC = "bench-scale-rows";

    private final Stage stage;
    private final JarSettings settings;
    private final List<GrownTable> grown;

    /** @param rows of the largest table */
    public ScaleRows(Stage stage, JarSettings settings, int rows) {
        this.stage = stage;
        this.settings = settings;
        this.grown = Stream.of(0, rows / 5, rows)
                .distinct()
                .map(size -> new GrownTable(stage, size))
                .toList();
    }

    @Override
    public void prepare() {
        FullTopics.create(stage.services(), List.of(TOPIC));
        FullTopics.fill(stage, FullTopics.records(stage, Phase.INSERTS, TOPIC));
        grown.forEach(GrownTable::create);
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        Measurement empty = measure(grown.getFirst());
        measured.accept(empty.with(figures(empty, empty)));
        for (GrownTable table : grown.subList(1, grown.size())) {
            Measurement measurement = measure(table);
            measured.accept(measurement.with(figures(measurement, empty)));
        }
    }

    private Measurement measure(GrownTable table) {
        String name = name(table);
        int records = stage.workload().records();
        JarSettings there = settings.with("spring.r2dbc.url", table.r2dbcUrl());
        Measurement measurement = new WorkerRun(stage, there).drain(name, name(grown.getFirst()), TOPIC, records);
        Drain.verify(Phase.INSERTS, records, measurement);
        table.verify(name);
        table.shrink();
        return measurement;
    }

    static Map<String, Double> figures(Measurement of, Measurement empty) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("µs a record", 1e6 / of.rate());
        figures.put("µs CPU a record, worker + postgres", cpu(of));
        figures.put("times the empty table's µs", empty.rate() / of.rate());
        figures.put("times the empty table's µs CPU", cpu(of) / cpu(empty));
        return figures;
    }

    private static double cpu(Measurement of) {
        return of.cpuPerRecord(WorkerProcess.WORKER) + of.cpuPerRecord(Services.POSTGRES);
    }

    private static String name(GrownTable table) {
        return String.format(Locale.ROOT, "scale %,d rows", table.rows());
    }
}
