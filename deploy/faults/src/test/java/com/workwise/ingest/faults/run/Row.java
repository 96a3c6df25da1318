package com.workwise.ingest.faults.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One row of {@code jobs}. */
public record Row(String id, String title, boolean closed) {

    private static final String COLUMNS = "SELECT external_id, title, closed_at IS NOT NULL FROM jobs";

    static List<Row> of(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " WHERE external_id = ANY(?)")) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            return read(statement);
        }
    }

    static List<Row> all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            return read(statement);
        }
    }

    private static List<Row> read(PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(new Row(result.getString(1), result.getString(2), result.getBoolean(3)));
            }
        }
        return rows;
    }
}
