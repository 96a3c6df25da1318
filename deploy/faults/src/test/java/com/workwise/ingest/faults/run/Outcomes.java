package com.workwise.ingest.faults.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code ingest_batches} says of each item. */
final class Outcomes {

    private static final List<String> NAMES =
            List.of("inserted", "updated", "unchanged", "superseded", "rejected", "dead_lettered");

    private Outcomes() {}

    static Map<String, List<String>> all(Connection connection) throws SQLException {
        Map<String, List<String>> outcomes = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT id, " + String.join(", ", NAMES) + " FROM ingest_batches")) {
            while (result.next()) {
                for (String name : NAMES) {
                    String bits = result.getString(name);
                    for (int i = bits.indexOf('1'); i >= 0; i = bits.indexOf('1', i + 1)) {
                        outcomes.computeIfAbsent(result.getString("id") + '/' + i, ignored -> new ArrayList<>())
                                .add(name);
                    }
                }
            }
        }
        return outcomes;
    }
}
