package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.job;
import static com.workwise.ingest.worker.Deliveries.posting;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** By arrays, and by COPY. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1})
final class CompressionIT extends StoreFixture {

    private static final String BEST = """
            SELECT CASE WHEN 'lz4' = ANY (enumvals) THEN 'lz4' ELSE 'pglz' END
            FROM pg_settings WHERE name = 'default_toast_compression'""";

    CompressionIT(int copyFrom) {
        super(copyFrom);
    }

    @Test
    void descriptionsAreCompressedByTheBestThatTheServerHas() throws SQLException {
        counts(posting(job("a", "Baker", "Bread and rolls. ".repeat(200), 1), NOON, 1, Optional.empty()));

        assertThat(database.single("SELECT pg_column_compression(description) FROM jobs"))
                .isEqualTo(database.single(BEST));
    }
}
