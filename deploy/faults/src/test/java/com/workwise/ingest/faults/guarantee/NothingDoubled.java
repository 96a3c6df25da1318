package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Guarantee;
import com.workwise.ingest.faults.run.Letters;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One identity per dead letter, however often it was written; one outcome per item of a batch. (Two rows of a posting are
 * impossible by the table's own constraint, and looked for when the rows are read.)
 */
public final class NothingDoubled implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Stream<String> letters = evidence.letters().stream()
                .collect(Collectors.groupingBy(
                        Letters::origin, Collectors.mapping(letter -> Letters.told(letter, "id"), Collectors.toSet())))
                .entrySet()
                .stream()
                .filter(origin -> origin.getValue().size() > 1)
                .map(origin -> origin.getKey() + " has dead letters with different ids");
        Stream<String> outcomes = evidence.outcomes().entrySet().stream()
                .filter(item -> item.getValue().size() > 1)
                .map(item -> "item " + item.getKey() + " is counted as " + item.getValue());
        return Stream.concat(letters, outcomes);
    }
}
