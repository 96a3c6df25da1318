package com.workwise.ingest.worker.store;

import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * The worker's own statement, for the benchmark's floor. In the worker's package, which does not show it: a copy would
 * one day be another statement.
 */
@NullMarked
public final class UpsertStatement {

    private UpsertStatement() {}

    public static List<String> columns() {
        return List.of(Upsert.COLUMNS.strip().split(",\\s*"));
    }

    /** @param source a table with all of {@link #columns} */
    public static String from(String source) {
        return Upsert.insert(source);
    }
}
