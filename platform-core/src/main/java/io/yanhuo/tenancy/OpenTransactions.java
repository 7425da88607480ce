package io.yanhuo.tenancy;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Which sessions of an account are in a transaction. The server shows everybody the same picture of
 * that, and makes a new one only when nobody has looked for a tenth of a second; so a picture
 * counts if it shows the transaction that this began with.
 */
final class OpenTransactions implements AutoCloseable {
    private final SingleConnectionDataSource own;
    private final JdbcClient server;
    private final String account;

    private OpenTransactions(SingleConnectionDataSource own, String account) {
        this.own = own;
        this.server = JdbcClient.create(own);
        this.account = account;
    }

    /** In pictures that are made from now on. */
    static OpenTransactions of(DataSource ddl, String account) {
        var open = new OpenTransactions(connect(ddl), account);
        try {
            // Without the last three words nothing has begun for the server yet.
            open.server.sql("START TRANSACTION WITH CONSISTENT SNAPSHOT").update();
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static SingleConnectionDataSource connect(DataSource ddl) {
        try {
            return new SingleConnectionDataSource(ddl.getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException("the sessions cannot be looked at", e);
        }
    }

    /**
     * @param fresh whether it was made since this began
     */
    record Picture(boolean fresh, List<Long> working) {
        boolean nobody() {
            return fresh && working.isEmpty();
        }
    }

    private record Seen(long session, boolean own) {}

    Picture look() {
        var seen =
                server.sql(
                                """
                                SELECT t.trx_mysql_thread_id,
                                       t.trx_mysql_thread_id = CONNECTION_ID()
                                  FROM information_schema.innodb_trx t
                                  LEFT JOIN information_schema.processlist p
                                    ON p.id = t.trx_mysql_thread_id
                                 WHERE p.user = ? OR t.trx_mysql_thread_id = CONNECTION_ID()
                                """)
                        .param(account)
                        .query((row, _) -> new Seen(row.getLong(1), row.getBoolean(2)))
                        .list();
        return new Picture(
                fresh(seen), seen.stream().filter(one -> !one.own()).map(Seen::session).toList());
    }

    private static boolean fresh(List<Seen> seen) {
        return seen.stream().anyMatch(Seen::own);
    }

    /** All that the account has, as it is now; one that is missing has been rolled back. */
    List<Long> sessions() {
        return server.sql("SELECT id FROM information_schema.processlist WHERE user = ?")
                .param(account)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    void kill(long session) {
        server.sql("KILL " + session).update();
    }

    @Override
    public void close() {
        own.destroy();
    }
}
