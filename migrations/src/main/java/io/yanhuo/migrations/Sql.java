package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Plain statements for the few places that work below any framework. */
final class Sql {
    private Sql() {}

    static void run(Connection connection, String statement) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute(statement);
        }
    }

    /** First column of every row. */
    static List<String> column(Connection connection, String query, String... parameters)
            throws SQLException {
        return column(1, connection, query, parameters);
    }

    static List<String> column(int column, Connection connection, String query, String... values)
            throws SQLException {
        return rows(connection, query, values).stream().map(row -> row.get(column - 1)).toList();
    }

    /** Every column of every row. */
    static List<List<String>> rows(Connection connection, String query, String... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            try (var rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                var found = new ArrayList<List<String>>();
                while (rows.next()) {
                    var row = new ArrayList<String>(columns);
                    for (int i = 1; i <= columns; i++) row.add(rows.getString(i));
                    found.add(row);
                }
                return found;
            }
        }
    }
}
