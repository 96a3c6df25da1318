package com.workwise.ingest.bench.report;

import com.workwise.ingest.bench.scenario.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * All rounds of one scenario.
 *
 * @param records of one round
 * @param rate records a second
 * @param ratio the rate by that of another scenario in the same round; null = there is none, or it was not measured
 * @param against which one
 * @param sinceStart seconds; null = no process was started
 * @param cpuPerRecord microseconds by process, the median
 * @param startCpu seconds that the worker used before the measured time, the median
 * @param peakResident bytes, of the worker, the highest; 0 = there was none
 * @param peakHeap likewise
 * @param figures what else was measured, by name and unit
 */
record Line(
        String name,
        long records,
        Spread rate,
        @Nullable Spread ratio,
        String against,
        @Nullable Spread sinceStart,
        Map<String, Double> cpuPerRecord,
        double startCpu,
        long peakResident,
        long peakHeap,
        Map<String, Spread> figures) {

    static List<Line> of(List<List<Measurement>> rounds) {
        Map<String, List<Measurement>> byName = new LinkedHashMap<>();
        rounds.forEach(round ->
                round.forEach(measurement -> byName.computeIfAbsent(measurement.name(), name -> new ArrayList<>())
                        .add(measurement)));
        return byName.values().stream().map(all -> line(all, rounds)).toList();
    }

    private static Line line(List<Measurement> all, List<List<Measurement>> rounds) {
        Measurement any = all.getFirst();
        List<Double> ratios = ratios(any, rounds);
        Map<String, Double> cpu = new LinkedHashMap<>();
        any.cpu().seconds().keySet().stream()
                .sorted()
                .forEach(process -> cpu.put(process, median(all, measurement -> measurement.cpuPerRecord(process))));
        return new Line(
                any.name(),
                any.records(),
                Spread.of(all.stream().map(Measurement::rate).toList()),
                ratios.isEmpty() ? null : Spread.of(ratios),
                any.against(),
                any.sinceStart() == 0
                        ? null
                        : Spread.of(all.stream().map(Measurement::sinceStart).toList()),
                cpu,
                median(all, Measurement::startCpu),
                all.stream().mapToLong(Measurement::peakResident).max().orElse(0),
                all.stream().mapToLong(Measurement::peakHeap).max().orElse(0),
                figures(all));
    }

    private static Map<String, Spread> figures(List<Measurement> all) {
        Map<String, Spread> figures = new LinkedHashMap<>();
        for (String name : all.getFirst().figures().keySet()) {
            figures.put(
                    name,
                    Spread.of(all.stream()
                            .map(measurement -> measurement.figures().get(name))
                            .toList()));
        }
        return figures;
    }

    /** Within each round, because what disturbs the machine disturbs neighbours alike. */
    private static List<Double> ratios(Measurement any, List<List<Measurement>> rounds) {
        List<Double> ratios = new ArrayList<>();
        for (List<Measurement> round : rounds) {
            double rate = rate(round, any.name());
            double floor = any.against().equals(any.name()) ? 0 : rate(round, any.against());
            if (rate > 0 && floor > 0) {
                ratios.add(rate / floor);
            }
        }
        return ratios;
    }

    private static double rate(List<Measurement> round, String name) {
        return round.stream()
                .filter(measurement -> measurement.name().equals(name))
                .mapToDouble(Measurement::rate)
                .findFirst()
                .orElse(0);
    }

    private static double median(List<Measurement> all, ToDoubleFunction<Measurement> figure) {
        return Spread.of(all.stream().map(figure::applyAsDouble).toList()).median();
    }
}
