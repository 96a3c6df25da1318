package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.load.RateSearch;
import com.workwise.ingest.bench.load.Schedule;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * From HTTP until the row is visible: at a steady rate, at the largest rate that keeps the 99th percentile under a
 * second, and of single postings that are sent straight to Kafka.
 */
public final class Through implements Scenario {

    /** Requests; after a few hundred, half the rows of a steady load were still 0.6 s under way. */
    static final int WARM_UP = 6_000;

    private static final int BATCH = 10;
    private static final int WARM_UP_SECONDS = 3;
    private static final int STEP_SECONDS = 3;
    private static final int STEPS = 9;

    private final Stage stage;
    private final JarSettings worker;
    private final JarSettings api;
    private final Pace pace;

    public Through(Stage stage, JarSettings worker, JarSettings api, Pace pace) {
        this.stage = stage;
        this.worker = worker;
        this.api = api;
        this.pace = pace;
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        try (Pipeline pipeline = Pipeline.start(stage, worker, api)) {
            pipeline.warmUp(WARM_UP);
            pipeline.step(Schedule.of(pace.rate(), BATCH, WARM_UP_SECONDS));
            measured.accept(steady(pipeline));
            measured.accept(Singles.measure("through single", pipeline, stage));
            measured.accept(most(pipeline));
        }
    }

    private Measurement steady(Pipeline pipeline) {
        String name = "through " + pace.rate() + "/s";
        Step step = pipeline.step(Schedule.of(pace.rate(), BATCH, pace.seconds()));
        if (step.refused() > 0) {
            throw new WrongResult(name + ": the API refused " + step.refused() + " of "
                    + step.schedule().requests() + " requests");
        }
        return measurement(name, pipeline, step);
    }

    private Measurement most(Pipeline pipeline) {
        Map<Double, Step> held = new HashMap<>();
        double most = new RateSearch(pace.rate(), STEPS).largest(rate -> {
            Step tried = pipeline.step(Schedule.of(rate, BATCH, STEP_SECONDS));
            if (tried.holds()) {
                held.put(rate, tried);
            }
            return tried.holds();
        });
        Step step = held.get(most);
        if (step == null) {
            throw new WrongResult("through: no rate keeps 99 % of the postings under a second");
        }
        return measurement("through most", pipeline, step);
    }

    private static Measurement measurement(String name, Pipeline pipeline, Step step) {
        pipeline.verify(name);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("sent/s", step.schedule().rate());
        figures.putAll(step.rows().figures(50, 99, 99.9, 100));
        figures.put("202 p99 ms", step.answers().millis(99));
        figures.put("look p99 ms", step.lookMillis());
        return Measurement.ofApi(
                        name, name, step.schedule().postings(), step.seconds(), step.cpu(), pipeline.peakResident())
                .with(figures);
    }
}
