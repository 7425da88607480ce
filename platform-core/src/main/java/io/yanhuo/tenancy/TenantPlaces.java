package io.yanhuo.tenancy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that say where restaurants live, and whether they may be entered. */
@Repository
class TenantPlaces {
    static final String OPEN = "RW";

    /** Between two places: whoever comes waits for a moment. */
    static final String FENCED = "FENCED";

    private final JdbcClient platform;
    private final Retirement retirement;
    private final DatabaseSettings database;

    TenantPlaces(JdbcClient platform, Retirement retirement, DatabaseSettings database) {
        this.platform = platform;
        this.retirement = retirement;
        this.database = database;
    }

    void mode(TenantId tenant, String mode) {
        platform.sql("UPDATE tenant_placement SET mode = ? WHERE tenant_id = ?")
                .params(mode, tenant.value())
                .update();
    }

    /** It is where it was, under another epoch; part of the caller's transaction. */
    void stay(TenantId tenant, long epoch) {
        platform.sql(
                        """
                        UPDATE tenant_placement p JOIN tenant t ON t.tenant_id = p.tenant_id
                           SET p.mode = ?, t.epoch = ? WHERE p.tenant_id = ?
                        """)
                .params(OPEN, epoch, tenant.value())
                .update();
    }

    /** Part of the caller's transaction. */
    void move(TenantId tenant, TenantCopies.At from, String to, long epoch) {
        int moved =
                platform.sql(
                                """
                                UPDATE tenant_placement p JOIN tenant t ON t.tenant_id = p.tenant_id
                                   SET p.cluster_id = ?, p.mode = ?, t.epoch = ?
                                 WHERE p.tenant_id = ? AND p.cluster_id = ? AND p.schema_name = ?
                                """)
                        .params(to, OPEN, epoch, tenant.value())
                        .params(from.cluster(), from.schema().value())
                        .update();
        if (moved == 0) throw new IllegalStateException("tenant " + tenant + " is not at " + from);
        retirement.retire(tenant, from.cluster(), from.schema());
    }

    /**
     * To another schema on the same server; part of the caller's transaction. Diners who came after
     * what is in there are not there: nodes look again.
     */
    void swap(TenantId tenant, BackupRestore.Order order, long epoch) {
        int swapped =
                platform.sql(
                                """
                                UPDATE tenant_placement p JOIN tenant t ON t.tenant_id = p.tenant_id
                                   SET p.schema_name = ?, p.mode = ?, t.epoch = ?,
                                       t.diners_edition = t.diners_edition + 1
                                 WHERE p.tenant_id = ? AND p.cluster_id = ? AND p.schema_name = ?
                                """)
                        .params(order.to(), OPEN, epoch, tenant.value())
                        .params(order.cluster(), order.from())
                        .update();
        if (swapped == 0) throw new IllegalStateException("tenant " + tenant + " is elsewhere");
        retirement.retire(
                tenant, order.cluster(), new io.yanhuo.migrations.SchemaName(order.from()));
    }

    /** Servers that this node can reach and that take new restaurants. */
    List<String> open() {
        return platform.sql(
                        "SELECT cluster_id FROM db_cluster WHERE state = 'OPEN'"
                                + " AND cluster_id IN (:known) ORDER BY cluster_id")
                .param("known", database.addresses().keySet())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
