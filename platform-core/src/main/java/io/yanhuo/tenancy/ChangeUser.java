package io.yanhuo.tenancy;

import com.mysql.cj.NativeSession;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.SQLException;

/**
 * Logs a pooled connection in as another account with its schema, in one round trip
 * (COM_CHANGE_USER); the server forgets variables, temporary tables and locks of the one before.
 * Then the session is as the server has it by default, until {@link SessionLimits} has spoken.
 *
 * <p>The driver's public {@code changeUser} passes the schema of before, which the new account may
 * not enter, so this is the one place that uses the driver's inner call. Nothing may ever call
 * {@code setCatalog} on such a connection.
 */
final class ChangeUser {
    private ChangeUser() {}

    static void on(JdbcConnection connection, String account, String password, String schema)
            throws SQLException {
        if (!(connection.getSession() instanceof NativeSession session)) {
            throw new SQLException("not a connection of Connector/J");
        }
        try {
            session.changeUser(account, password, schema);
        } catch (RuntimeException e) {
            throw new SQLException("could not log in as " + account, "08004", e);
        }
    }
}
