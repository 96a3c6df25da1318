package com.workwise.ingest.faults.run;

import java.util.OptionalDouble;

/** One page of Prometheus metrics. */
public record Metrics(String page) {

    /** @return over all lines of that metric whose labels contain the text; empty when there is none */
    public OptionalDouble sum(String name, String labels) {
        return page.lines()
                .filter(line -> (line.startsWith(name + "{") || line.startsWith(name + " ")) && line.contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum);
    }
}
