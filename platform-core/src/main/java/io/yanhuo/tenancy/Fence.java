package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps everybody out of a schema, whatever a node remembers: the epoch in its identity row, which
 * each borrow of a connection compares, becomes one that nobody has. Revoking rights would not do:
 * the server lets sessions that are open go on.
 */
final class Fence {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int GONE = 1094;

    private final JdbcClient ddl;
    private final SchemaName schema;

    Fence(JdbcClient ddl, SchemaName schema) {
        this.ddl = ddl;
        this.schema = schema;
    }

    /** From now on only work of this epoch gets a connection. */
    void let(long epoch) {
        ddl.sql("UPDATE `" + schema + "`.tenant_identity SET epoch = ?").param(epoch).update();
    }

    /**
     * From now on nobody gets one. Should a slow line bring this only after somebody has opened the
     * schema again, it changes nothing: it names the epoch that it ends.
     */
    void shut(long epoch) {
        ddl.sql("UPDATE `" + schema + "`.tenant_identity SET epoch = ? WHERE epoch = ?")
                .params(epoch + 1, epoch)
                .update();
    }

    /**
     * Work of a later epoch gets one again; however late this comes, of the one before none does.
     */
    void open(long epoch, long later) {
        ddl.sql("UPDATE `" + schema + "`.tenant_identity SET epoch = ? WHERE epoch IN (?, ?, ?)")
                .params(later, epoch, epoch + 1, later)
                .update();
        var now =
                ddl.sql("SELECT epoch FROM `" + schema + "`.tenant_identity")
                        .query(Long.class)
                        .single();
        if (now != later) throw new IllegalStateException(schema + " is at epoch " + now);
    }

    /** Waits until what has begun before is over; what takes too long is rolled back. */
    void drain() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!working().isEmpty() && System.nanoTime() < end) Thread.sleep(20);
        working().forEach(this::kill);
        while (!working().isEmpty()) Thread.sleep(20);
    }

    /** Sessions of the restaurant's account that are in a transaction. */
    private List<Long> working() {
        return ddl.sql(
                        """
                        SELECT p.id FROM information_schema.processlist p
                          JOIN information_schema.innodb_trx t ON t.trx_mysql_thread_id = p.id
                         WHERE p.user = ?
                        """)
                .param(schema.value())
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private void kill(long session) {
        try {
            ddl.sql("KILL " + session).update();
        } catch (DataAccessException e) {
            boolean gone =
                    e.getRootCause() instanceof SQLException sql && sql.getErrorCode() == GONE;
            if (!gone) throw e;
        }
    }
}
