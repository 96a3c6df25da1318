package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Expectation;
import com.workwise.ingest.faults.run.Guarantee;
import com.workwise.ingest.faults.run.Held;
import com.workwise.ingest.faults.run.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each row shows the newest version of its posting that the topic holds. */
public final class NewestWins implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.truth().byPosting().entrySet().stream().flatMap(posting -> violation(posting, evidence.rows()));
    }

    private static Stream<String> violation(Map.Entry<String, List<Held>> posting, Map<String, Row> rows) {
        Held newest = posting.getValue().stream()
                .max(Comparator.comparing(Held::order))
                .orElseThrow();
        Row row = rows.get(posting.getKey());
        return shows(row, newest.sent().expectation())
                ? Stream.empty()
                : Stream.of(posting.getKey() + " should be as in " + newest.place() + ", "
                        + newest.sent().expectation() + ", and is " + row);
    }

    private static boolean shows(@Nullable Row row, Expectation expected) {
        return switch (expected) {
            case Expectation.Stored stored ->
                row != null && !row.closed() && row.title().equals(stored.title());
            case Expectation.Closed closed -> row != null && row.closed();
            case Expectation.Dead dead -> throw new IllegalStateException("a dead letter is no version");
        };
    }
}
