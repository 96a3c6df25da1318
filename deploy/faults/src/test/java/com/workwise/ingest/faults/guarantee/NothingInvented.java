package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Guarantee;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing is in the database, or on the topic, that nobody sent. */
public final class NothingInvented implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Set<String> known = evidence.truth().byPosting().keySet();
        Stream<String> rows = evidence.rows().keySet().stream()
                .filter(id -> !known.contains(id))
                .map(id -> "row " + id + " was never sent");
        Stream<String> records =
                evidence.truth().unknown().stream().map(place -> "record " + place + " was never sent");
        return Stream.concat(rows, records);
    }
}
