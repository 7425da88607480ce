package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/**
 * A named lock of the database server, gone with the connection that holds it.
 *
 * <p>Liquibase's own lock does not cover the creation of its own tables, and stays behind when the
 * process dies.
 */
final class ServerLock implements AutoCloseable {
    private static final int WAIT_SECONDS = 60;

    private final Connection connection;
    private final String name;

    ServerLock(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    void await() throws SQLException {
        if (!call("SELECT GET_LOCK(?, " + WAIT_SECONDS + ")")) {
            throw new SQLTimeoutException("somebody else has held " + name + " for too long");
        }
    }

    @Override
    public void close() throws SQLException {
        call("SELECT RELEASE_LOCK(?)");
    }

    private boolean call(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getInt(1) == 1;
            }
        }
    }
}
