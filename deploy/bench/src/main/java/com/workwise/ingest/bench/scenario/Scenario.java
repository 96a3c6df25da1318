package com.workwise.ingest.bench.scenario;

import java.util.Arrays;
import java.util.function.Consumer;

/** A way to bring the postings into the table. */
public interface Scenario {

    /** Before the first round, once. */
    default void prepare() {}

    /**
     * From an empty table on.
     *
     * @param measured takes each measurement when it is verified
     * @throws WrongResult when the table does not hold what it should
     */
    void round(Consumer<Measurement> measured);

    /** One after the other. */
    static Scenario all(Scenario... scenarios) {
        return new Scenario() {
            @Override
            public void prepare() {
                Arrays.stream(scenarios).forEach(Scenario::prepare);
            }

            @Override
            public void round(Consumer<Measurement> measured) {
                Arrays.stream(scenarios).forEach(scenario -> scenario.round(measured));
            }
        };
    }
}
