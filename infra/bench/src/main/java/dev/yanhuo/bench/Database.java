package dev.yanhuo.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database server, seen by its administrator. */
final class Database implements AutoCloseable {
    /** Like the application's, so that the driver behaves alike. */
    private static final String OPTIONS =
            "?useInformationSchema=false&useSSL=false&useLocalSessionState=true"
                    + "&elideSetAutoCommits=true&cacheServerConfiguration=true"
                    + "&connectionTimeZone=UTC&characterEncoding=UTF-8"
                    + "&rewriteBatchedStatements=true";

    private final int port;
    private final Connection connection;

    Database(int port) throws SQLException {
        this.port = port;
        this.connection = connect("");
    }

    /** Another connection, as the administrator, for work that is measured. */
    Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(url(port, schema), "root", "");
    }

    static String url(int port, String schema) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + schema + OPTIONS;
    }

    int port() {
        return port;
    }

    String version() {
        return one("SELECT VERSION()");
    }

    /** All that clients have sent so far, changes of account among them. */
    long statements() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
            rows.next();
            return rows.getLong(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    String one(String query, Object... values) {
        var found = column(query, values);
        if (found.size() != 1) throw new IllegalStateException(found.size() + " rows: " + query);
        return found.getFirst();
    }

    List<String> column(String query, Object... values) {
        return rows(query, values).stream().map(List::getFirst).toList();
    }

    List<List<String>> rows(String query, Object... values) {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<List<String>>();
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(rows.getString(i)));
                    }
                    found.add(row);
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
