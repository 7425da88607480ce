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
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) found.add(rows.getString(column));
                return found;
            }
        }
    }
}
