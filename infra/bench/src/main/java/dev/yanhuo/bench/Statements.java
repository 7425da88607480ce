package dev.yanhuo.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How many statements the database server has been sent; logs in as its administrator. */
final class Statements implements AutoCloseable {
    private final Connection connection;

    Statements(int port) {
        try {
            connection =
                    DriverManager.getConnection(
                            "jdbc:mysql://127.0.0.1:"
                                    + port
                                    + "/?useInformationSchema=false&useSSL=false"
                                    + "&allowMultiQueries=true",
                            "root",
                            "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection administrator() {
        return connection;
    }

    /** All that clients sent, pings and changes of account left out. */
    long sent() {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
            rows.next();
            return rows.getLong(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
