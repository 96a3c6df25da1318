package com.workwise.ingest.bench.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long things took, each exact to three digits and at least a microsecond. */
public final class Latencies {

    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(DIGITS);

    /** @param nanos 0 or more */
    public void record(long nanos) {
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /** @return so many or more per cent of all took no longer than that */
    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    /** By names such as {@code p99.9 ms}, in the order asked for. */
    public Map<String, Double> figures(double... percentiles) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (double percentile : percentiles) {
            String number = Double.toString(percentile).replaceFirst("\\.0$", "");
            figures.put(percentile == 100 ? "max ms" : "p" + number + " ms", millis(percentile));
        }
        return figures;
    }
}
