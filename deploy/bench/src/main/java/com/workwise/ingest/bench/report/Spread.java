package com.workwise.ingest.bench.report;

import java.util.Collection;
import java.util.List;

/** Of some rounds' figures. */
record Spread(double lowest, double median, double highest) {

    /** @param figures at least one */
    static Spread of(Collection<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.getFirst(), median, sorted.getLast());
    }
}
