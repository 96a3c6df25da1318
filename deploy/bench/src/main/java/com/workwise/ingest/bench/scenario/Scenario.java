package com.workwise.ingest.bench.scenario;

import java.util.List;

/** A way to bring the postings into the table. */
public interface Scenario {

    /** Before the first round, once. */
    default void prepare() {}

    /**
     * From an empty table on.
     *
     * @return what was measured, each of it verified
     * @throws WrongResult when the table does not hold what it should
     */
    List<Measurement> round();
}
