package com.workwise.ingest.bench.load;

/**
 * Looks for the largest rate that holds: doubles until one does not, then halves what lies between.
 *
 * @param first rate that is tried
 * @param most how many are tried
 */
public record RateSearch(double first, int most) {

    /** What is left between the two, as a part of the upper one, when the search ends before its last try. */
    private static final double CLOSE = 0.1;

    /** Loads the system at a rate for a while. */
    public interface Step {
        boolean holds(double rate);
    }

    /** @return 0 = none held */
    public double largest(Step step) {
        double held = 0;
        double failed = Double.POSITIVE_INFINITY;
        double rate = first;
        for (int tried = 0; tried < most && !isClose(held, failed); tried++) {
            if (step.holds(rate)) {
                held = rate;
            } else {
                failed = rate;
            }
            rate = Double.isInfinite(failed) ? held * 2 : (held + failed) / 2;
        }
        return held;
    }

    private static boolean isClose(double held, double failed) {
        return !Double.isInfinite(failed) && failed - held <= CLOSE * failed;
    }
}
