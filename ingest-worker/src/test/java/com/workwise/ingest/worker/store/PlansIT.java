package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PostgreSQL plans while the tables are empty, it may keep while they grow to millions of rows. An empty table is the
 * hardest case: reading all of it is nearly free.
 */
final class PlansIT {

    static List<String> aPlanForEmptyTablesReadsNoTableAsAWhole() {
        return List.of(Recognition.SQL, Sightings.SETTLE, Sightings.NEWER, Closings.LOCK);
    }

    @ParameterizedTest
    @MethodSource
    void aPlanForEmptyTablesReadsNoTableAsAWhole(String sql) throws SQLException {
        try (TestDatabase database = new TestDatabase()) {
            database.execute("PREPARE statement AS " + sql);
            database.execute("SET plan_cache_mode = force_generic_plan");
            long parameters = IntStream.rangeClosed(1, 4)
                    .filter(each -> sql.contains("$" + each))
                    .count();
            String nulls = String.join(", ", Collections.nCopies((int) parameters, "NULL"));
            assertThat(database.single("EXPLAIN (FORMAT JSON) EXECUTE statement (" + nulls + ")"))
                    .contains("Index Scan")
                    .doesNotContain("Seq Scan");
        }
    }
}
