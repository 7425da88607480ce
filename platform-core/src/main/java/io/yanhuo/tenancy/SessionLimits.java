package io.yanhuo.tenancy;

import com.mysql.cj.NativeSession;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/**
 * Tells the database server how long a session's statements may take, and what they see of others'
 * work. In the one statement that is needed after a log-in anyway, so it costs no further round
 * trip.
 *
 * <p>MariaDB cuts every statement; MySQL only those that read, so there a statement that writes is
 * cut where it waits, for a row or for a table, and where its transaction takes too long: {@link
 * OverdueTransactions}. The driver's own time-out would be of no use: it asks the server to stop
 * the statement as the account that the connection was opened with, which may not. A session that
 * says nothing any more is ended, so that its locks are free.
 */
@Component
class SessionLimits {
    /**
     * What a transaction reads is what others have committed by then, and not what was there when
     * it read first: who has waited for a lock must see what its holder has written. Said by
     * ourselves, for a server that was set up otherwise would book money twice.
     */
    static final String ISOLATION = "@@SESSION.transaction_isolation='READ-COMMITTED'";

    /** As the servers have it, for whoever has time. */
    private static final long USUAL_LOCK_WAIT_SECONDS = 50;

    private final TimeLimits limits;

    SessionLimits(TimeLimits limits) {
        this.limits = limits;
    }

    /** Also makes each piece of work a transaction, as the pool lends connections out. */
    void begin(JdbcConnection connection, Urgency urgency) throws SQLException {
        if (!(connection.getSession() instanceof NativeSession session)) {
            throw new SQLException("not a connection of Connector/J");
        }
        var server = session.getServerSession();
        try (var statement = connection.createStatement()) {
            statement.execute(sql(server.getServerVersion().toString(), urgency));
        }
        // So that the driver knows as well, and need not say it again.
        server.setAutoCommit(false);
    }

    private String sql(String server, Urgency urgency) {
        var limit = limits.of(urgency);
        long wait = Math.min(USUAL_LOCK_WAIT_SECONDS, limit.toSeconds());
        var most =
                server.contains("MariaDB")
                        ? "max_statement_time=" + limit.toMillis() / 1e3
                        : "max_execution_time=" + limit.toMillis();
        return "SET autocommit=0, "
                + most
                + ", innodb_lock_wait_timeout="
                + wait
                + ", lock_wait_timeout="
                + limit.toSeconds()
                + ", wait_timeout="
                + limits.silence(urgency).toSeconds()
                + ", "
                + ISOLATION;
    }
}
