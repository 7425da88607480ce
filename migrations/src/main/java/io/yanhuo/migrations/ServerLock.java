package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;

/**
 * A named lock of the database server, gone with the connection that holds it.
 *
 * <p>Liquibase's own lock does not cover the creation of its own tables, and stays behind when the
 * process dies.
 */
final class ServerLock implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Connection connection;
    private final String name;

    ServerLock(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** The one under which a schema's structure is changed. */
    static ServerLock of(Connection connection, SchemaName schema) {
        return new ServerLock(connection, "yanhuo-" + schema);
    }

    void await() throws SQLException {
        await(PATIENCE);
    }

    void await(Duration patience) throws SQLException {
        int usual = connection.getNetworkTimeout();
        var silence = patience.plus(ANSWER);
        // Here silence means that somebody else has it.
        if (usual > 0) connection.setNetworkTimeout(Runnable::run, (int) silence.toMillis());
        if (!call("SELECT GET_LOCK(?, " + patience.toSeconds() + ")")) {
            throw new SQLTimeoutException("somebody else has held " + name + " for too long");
        }
        if (usual > 0) connection.setNetworkTimeout(Runnable::run, usual);
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
