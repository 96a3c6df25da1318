package com.workwise.ingest.faults.run;

import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.util.List;

/** What a record must lead to when nothing newer of its posting exists. */
public sealed interface Expectation {

    /** A row with that title. */
    record Stored(String id, String title) implements Expectation {}

    record Closed(String id) implements Expectation {}

    /**
     * A dead letter. What only the database refuses may be superseded instead, because an older version is never written.
     *
     * @param id of the posting that it would be a version of
     * @param codes that its reasons must name, at least
     */
    record Dead(Stage stage, String id, List<String> codes) implements Expectation {

        public boolean mayBeSuperseded() {
            return stage == Stage.STORE;
        }
    }
}
