package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Fingerprint;
import com.workwise.ingest.bench.data.Postings;
import com.workwise.ingest.embedded.PostgresService;
import com.workwise.ingest.worker.schema.Migration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The worker's schema, and the state in which each run finds it. */
public final class Tables {

    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();

    private final String jdbcUrl;

    public Tables(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** Makes the schema, with every company and category: to find their names is no part of any figure. */
    public void create() {
        if (Migration.migrate(jdbcUrl, PostgresService.USER, PostgresService.PASSWORD) == 0) {
            throw new IllegalStateException("the database is not a new one");
        }
        add("companies", Postings.companies());
        add("categories", Postings.categories());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, PostgresService.USER, PostgresService.PASSWORD);
    }

    /** No rows and nothing left to write. */
    void empty() {
        run("TRUNCATE jobs, job_sightings, ingest_batches RESTART IDENTITY");
        settle();
    }

    /** What a table that has been there for a while looks like: neither checkpoint nor autovacuum falls into the next run. */
    void settle() {
        run("VACUUM (ANALYZE) jobs", "VACUUM (ANALYZE) job_sightings", "CHECKPOINT");
    }

    Fingerprint fingerprint() {
        return fingerprint(0);
    }

    /** @param after this id; rows up to it are left out */
    Fingerprint fingerprint(long after) {
        return fingerprint(Fingerprint.SQL + " WHERE jobs.id > " + after);
    }

    Fingerprint contentFingerprint() {
        return fingerprint(Fingerprint.CONTENT_SQL);
    }

    private Fingerprint fingerprint(String sql) {
        return query(sql, row -> new Fingerprint(row.getLong(1), row.getLong(2)));
    }

    /** @param sql that returns one number */
    long number(String sql) {
        return query(sql, row -> row.getLong(1));
    }

    /**
     * @param sql that returns one number, which grows
     * @return when it was so large, by {@link System#nanoTime}
     */
    long await(String sql, long number) {
        long start = System.nanoTime();
        long seen = Long.MIN_VALUE;
        long progress = start;
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            while (true) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long now = System.nanoTime();
                    if (row.getLong(1) >= number) {
                        return now;
                    }
                    if (row.getLong(1) > seen) {
                        seen = row.getLong(1);
                        progress = now;
                    } else if (now - progress > PATIENCE) {
                        throw new WrongResult("stopped at " + seen + " of " + number + ": " + sql);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private <T> T query(String sql, Read<T> read) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return read.from(row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** Its version, for people. */
    public String server() {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param table of names */
    Map<String, Long> ids(String table) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, id FROM " + table)) {
            Map<String, Long> ids = new HashMap<>();
            while (row.next()) {
                ids.put(row.getString(1), row.getLong(2));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(String table, List<String> names) {
        String sql = "INSERT INTO " + table + " (name) SELECT unnest(?) ON CONFLICT DO NOTHING";
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
