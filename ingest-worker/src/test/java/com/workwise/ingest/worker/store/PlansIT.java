package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PostgreSQL plans while the tables are empty, it may keep while they grow to millions of rows. An empty table is the
 * hardest case: reading all of it is nearly free.
 */
final class PlansIT {

    @ParameterizedTest
    @ValueSource(strings = {Recognition.SQL, Sightings.SETTLE, Sightings.NEWER, Closings.LOCK})
    void aPlanForEmptyTablesReadsNoTableAsAWhole(String sql) throws SQLException {
        try (TestDatabase database = new TestDatabase()) {
            database.execute("PREPARE statement AS " + sql);
            database.execute("SET plan_cache_mode = force_generic_plan");
            String nulls = sql.contains("$4") ? "NULL, NULL, NULL, NULL" : sql.contains("$2") ? "NULL, NULL" : "NULL";
            assertThat(database.single("EXPLAIN (FORMAT JSON) EXECUTE statement (" + nulls + ")"))
                    .contains("Index Scan")
                    .doesNotContain("Seq Scan");
        }
    }
}
