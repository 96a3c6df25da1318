package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Postings;
import com.workwise.ingest.bench.data.Sighting;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows as of postings of long ago. A few thousand are made here; the server makes each of the others from one of these,
 * with an id, a URL and a reference of its own, so that its width is as theirs.
 */
final class FormerRows {

    static final int PATTERNS = 10_000;

    /** No workload has postings of such a number. */
    static final int FIRST = 1_000_000_000;

    private static final int CHUNK = 100_000;

    /** 2024-10-01, before all records. */
    private static final long OBSERVED_MILLIS = 1_727_740_800_000L;

    private static final String TABLE = "former_rows";

    private final Postings postings;
    private final Tables tables;

    FormerRows(Postings postings, Tables tables) {
        this.postings = postings;
        this.tables = tables;
    }

    void insert(int rows) {
        if (rows == 0) {
            return;
        }
        try (Connection connection = tables.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "CREATE TEMPORARY TABLE " + TABLE + " AS SELECT " + Floor.COLUMNS + " FROM jobs WITH NO DATA");
            Floor.copy(connection, "COPY " + TABLE + " (" + Floor.COLUMNS + ") FROM STDIN", patterns());
            statement.execute("ALTER TABLE " + TABLE + " ADD number int GENERATED ALWAYS AS IDENTITY (MINVALUE 0)");
            statement.execute("ANALYZE " + TABLE);
            connection.commit();
            for (int done = 0; done < rows; done += CHUNK) {
                statement.execute(sql(done, Math.min(rows, done + CHUNK)));
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] patterns() {
        CopyLines lines = Floor.lines(tables);
        return IntStream.range(FIRST, FIRST + PATTERNS)
                .mapToObj(number -> new Sighting(number, 0, OBSERVED_MILLIS))
                .map(sighting -> lines.line(postings.posting(sighting), sighting))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The ids are made as those of {@link Postings}. */
    static String sql(int from, int to) {
        String values =
                Arrays.stream(Floor.COLUMNS.split(", ")).map(FormerRows::value).collect(Collectors.joining(", "));
        return """
                INSERT INTO jobs (%s)
                SELECT %s
                FROM generate_series(%d::bigint, %d) n
                JOIN %s f ON f.number = n %% %d,
                LATERAL (SELECT f.source || '-' || to_hex((n * 2654435761) & 4294967295) || '-' || n) i (id)
                """.formatted(Floor.COLUMNS, values, FIRST + (long) from, FIRST + (long) to - 1, TABLE, PATTERNS);
    }

    private static String value(String column) {
        return switch (column) {
            case "external_id" -> "i.id";
            case "url" -> "'https://jobs.example.org/' || i.id || '?ref=feed'";
            case "title" -> "f.title || ' #' || n";
            case "content_hash" -> "md5(n::text)::uuid";
            default -> "f." + column;
        };
    }
}
