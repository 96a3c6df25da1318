package com.workwise.ingest.faults.run;

import com.workwise.ingest.faults.run.Held.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which records are settled, as told by rows and dead letters that were read after them. */
final class Settlement {

    private final Truth truth;
    private final Map<String, Row> rows = new HashMap<>();
    private final Set<String> origins;

    /** @param origins of all dead letters, as {@link Held#place} */
    Settlement(Truth truth, Collection<Row> rows, Set<String> origins) {
        this.truth = truth;
        this.origins = origins;
        rows.forEach(row -> this.rows.put(row.id(), row));
    }

    static Set<String> postings(List<Held> records) {
        Set<String> ids = new HashSet<>();
        records.forEach(held -> ids.add(
                switch (held.sent().expectation()) {
                    case Expectation.Stored stored -> stored.id();
                    case Expectation.Closed closed -> closed.id();
                    case Expectation.Dead dead -> dead.id();
                }));
        return ids;
    }

    List<Held> unsettled(List<Held> records) {
        return records.stream().filter(held -> !isSettled(held)).toList();
    }

    private boolean isSettled(Held held) {
        return switch (held.sent().expectation()) {
            case Expectation.Dead expected ->
                origins.contains(held.place())
                        || (expected.mayBeSuperseded() && isNewer(rows.get(expected.id()), held));
            case Expectation.Closed closed -> isNewer(rows.get(closed.id()), held);
            case Expectation.Stored stored -> {
                Row row = rows.get(stored.id());
                yield isNewer(row, held) || (row != null && row.title().equals(stored.title()));
            }
        };
    }

    /**
     * Whether the row shows this version or a newer one. A title that the tail has not seen yet was written after what is
     * looked at; which version closed a row is not told by it.
     */
    private boolean isNewer(@Nullable Row row, Held held) {
        if (row == null || row.closed()) {
            return row != null;
        }
        Order shown = truth.newestOf(row.id(), row.title());
        return shown == null || shown.compareTo(held.order()) >= 0;
    }
}
