package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.job;
import static com.workwise.ingest.worker.Deliveries.posting;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Checked;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** By arrays, and by COPY. */
@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1})
final class DescriptionsIT extends StoreFixture {

    private static final String BEST = """
            SELECT CASE WHEN 'lz4' = ANY (enumvals) THEN 'lz4' ELSE 'pglz' END
            FROM pg_settings WHERE name = 'default_toast_compression'""";

    /** Where a description is that is not in the row. */
    private static final String PLACE = "SELECT pg_column_toast_chunk_id(description) FROM jobs";

    DescriptionsIT(int copyFrom) {
        super(copyFrom);
    }

    @Test
    void descriptionsAreCompressedByTheBestThatTheServerHas() throws SQLException {
        counts(posting(job("a", "Baker", "Bread and rolls. ".repeat(200), 1), NOON, 1, Optional.empty()));

        assertThat(database.single("SELECT pg_column_compression(description) FROM jobs"))
                .isEqualTo(database.single(BEST));
    }

    @Test
    void aDescriptionThatStaysIsNotWrittenAgain() throws SQLException {
        String first = words();
        counts(described("Baker", first, 1));
        String place = database.single(PLACE);

        counts(described("Master baker", first, 2));
        assertThat(database.single("SELECT title FROM jobs")).isEqualTo("Master baker");
        assertThat(database.single(PLACE)).isEqualTo(place);

        String second = "-" + first.substring(1);
        counts(described("Master baker", second, 3));
        assertThat(database.single("SELECT description FROM jobs")).isEqualTo(second);
        assertThat(database.single(PLACE)).isNotEqualTo(place);
    }

    @Test
    void aDescriptionComesAndGoes() throws SQLException {
        counts(described("Baker", null, 1));
        counts(described("Baker", "Bread", 2));
        assertThat(database.single("SELECT description FROM jobs")).isEqualTo("Bread");
        counts(described("Baker", null, 3));
        assertThat(database.single("SELECT description IS NULL FROM jobs")).isEqualTo("t");
    }

    /** Too long for the row, compressed as well. */
    private static String words() {
        return new Random(1)
                .ints(2_000, 0, 1_000_000)
                .mapToObj(Integer::toString)
                .collect(joining(" "));
    }

    private static Checked described(String title, @Nullable String description, long offset) {
        return posting(job("a", title, description, 1), NOON, offset, Optional.empty());
    }
}
