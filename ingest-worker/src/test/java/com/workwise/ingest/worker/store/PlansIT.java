package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * What PostgreSQL plans while the tables are empty, it may keep while they grow to millions of rows. An empty table is the
 * hardest case: reading all of it is nearly free, and free when PostgreSQL has counted its pages.
 */
final class PlansIT {

    private static final int MOST_PARAMETERS = 16;

    static List<String> aPlanForEmptyTablesReadsNoTableAsAWhole() {
        return List.of(Recognition.SQL, Sightings.SETTLE, Sightings.NEWER, Closings.LOCK, Closings.SQL, ArrayRows.SQL);
    }

    @ParameterizedTest
    @MethodSource
    void aPlanForEmptyTablesReadsNoTableAsAWhole(String sql) throws SQLException, IOException {
        try (TestDatabase database = new TestDatabase()) {
            for (String option : workersOptions()) {
                database.execute("SET " + option.replaceFirst("=(.*)", " = '$1'"));
            }
            database.execute("PREPARE statement AS " + sql);
            database.execute("SET plan_cache_mode = force_generic_plan");
            assertReadsNoTableAsAWhole(database, sql);
            database.execute("VACUUM (ANALYZE) jobs, job_sightings");
            assertReadsNoTableAsAWhole(database, sql);
        }
    }

    /** Its table of changes is one that every plan reads. */
    @ParameterizedTest
    @ValueSource(strings = {"VACUUM (ANALYZE) jobs", "SELECT"})
    void rowsThatChangeAreLookedUp(String before) throws SQLException, IOException {
        try (TestDatabase database = new TestDatabase()) {
            for (String option : workersOptions()) {
                database.execute("SET " + option.replaceFirst("=(.*)", " = '$1'"));
            }
            database.execute(before);
            database.execute("""
                    INSERT INTO jobs (external_id, title, observed_at, observed_offset, content_hash)
                    SELECT 'job-' || i, 'Welder', now(), i, gen_random_uuid() FROM generate_series(1, 2000) AS i""");
            database.execute("BEGIN; " + ChangedRows.ONLY_LOOK_UP + CopyRows.CREATE);
            database.execute(
                    "INSERT INTO jobs_staging (external_id) SELECT 'job-' || i FROM generate_series(1, 2000) AS i");
            database.execute("PREPARE statement AS " + ChangedRows.SQL);
            assertThat(database.single("EXPLAIN (FORMAT JSON) EXECUTE statement"))
                    .contains("\"Index Name\": \"jobs_external_id_key\"")
                    .doesNotContain("Hash Join", "Merge Join");
        }
    }

    private static void assertReadsNoTableAsAWhole(TestDatabase database, String sql) throws SQLException {
        long parameters = IntStream.rangeClosed(1, MOST_PARAMETERS)
                .filter(each -> sql.contains("$" + each))
                .count();
        String nulls = String.join(", ", Collections.nCopies((int) parameters, "NULL"));
        assertThat(database.single("EXPLAIN (FORMAT JSON) EXECUTE statement (" + nulls + ")"))
                .contains("Index Scan")
                .doesNotContain("Seq Scan");
    }

    /** Of each of its sessions. */
    private static String[] workersOptions() throws IOException {
        return PropertiesLoaderUtils.loadProperties(new ClassPathResource("ingest-worker-defaults.properties"))
                .getProperty("spring.r2dbc.properties.options")
                .split(";");
    }
}
