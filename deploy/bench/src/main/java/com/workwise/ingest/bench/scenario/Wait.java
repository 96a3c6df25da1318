package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.load.Schedule;
import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How long one waits who submits one batch to an idle system: until its last row is visible. */
public final class Wait implements Scenario {

    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);

    /** Odd, so that one of them is the median. */
    private static final int REPEATS = 5;

    private final Stage stage;
    private final JarSettings worker;
    private final JarSettings api;

    public Wait(Stage stage, JarSettings worker, JarSettings api) {
        this.stage = stage;
        this.worker = worker;
        this.api = api;
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        try (Pipeline pipeline = Pipeline.start(stage, worker, api)) {
            pipeline.warmUp(Through.WARM_UP);
            for (int size : SIZES) {
                pipeline.step(Schedule.once(size));
                measured.accept(measure(pipeline, size));
            }
        }
    }

    private static Measurement measure(Pipeline pipeline, int size) {
        String name = "wait " + size;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            Step step = pipeline.step(Schedule.once(size));
            if (step.refused() > 0) {
                throw new WrongResult(name + ": the API refused the batch");
            }
            steps.add(step);
        }
        pipeline.verify(name);
        steps.sort(Comparator.comparing(Step::seconds));
        Step median = steps.get(REPEATS / 2);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("last row ms", median.seconds() * 1e3);
        figures.put("slowest ms", steps.getLast().seconds() * 1e3);
        figures.put("202 ms", median.answers().millis(100));
        figures.put("look p99 ms", median.lookMillis());
        return Measurement.ofApi(name, name, size, median.seconds(), new Cpu(Map.of()), pipeline.peakResident())
                .with(figures);
    }
}
