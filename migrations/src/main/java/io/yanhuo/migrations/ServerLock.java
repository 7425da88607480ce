package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * A named lock of the database server, gone with the connection that holds it.
 *
 * <p>Liquibase's own lock does not cover the creation of its own tables, and stays behind when the
 * process dies.
 */
public final class ServerLock implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int NO_SUCH_SESSION = 1094;

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

    /** The one under which a copy is written. */
    public static ServerLock ofCopy(Connection connection, SchemaName schema) {
        return new ServerLock(connection, "yanhuo-copy-" + schema);
    }

    /**
     * Returns when nobody changes the schema's structure.
     *
     * @throws SchemaFailure if that takes long
     */
    static void settle(DataSource ddl, SchemaName schema) {
        try (var connection = ddl.getConnection();
                var lock = of(connection, schema)) {
            lock.await();
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    public void await() throws SQLException {
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

    /**
     * Ends the session that has it, so that nothing more is written there. Only for those who know
     * that its owner has lost his right to it: he may be asleep, and not let go for hours.
     */
    public void endHolder() throws SQLException {
        for (var session : holder()) {
            try {
                Sql.run(connection, "KILL " + session);
            } catch (SQLException e) {
                if (e.getErrorCode() != NO_SUCH_SESSION) throw e;
            }
        }
    }

    private List<String> holder() throws SQLException {
        return Sql.column(
                connection,
                "SELECT held.session FROM (SELECT IS_USED_LOCK(?) AS session) held"
                        + " WHERE held.session IS NOT NULL",
                name);
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
