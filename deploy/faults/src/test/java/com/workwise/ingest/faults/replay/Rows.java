package com.workwise.ingest.faults.replay;

import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Counts rows, and waits for them. */
public final class Rows {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Rows() {}

    /** @param from a table and what follows it in the statement */
    public static void await(Scene scene, long expected, String from) {
        Wait.forTruth(expected + " rows of " + from, PATIENCE, () -> count(scene, from) == expected);
    }

    public static long count(Scene scene, String from) {
        try (Connection connection = scene.jdbc();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + from)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
