package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decides where a new restaurant will live. */
@Repository
class Placement {
    private final JdbcClient platform;
    private final DatabaseSettings database;
    private final PreparedSchemas prepared;

    Placement(JdbcClient platform, DatabaseSettings database, PreparedSchemas prepared) {
        this.platform = platform;
        this.database = database;
        this.prepared = prepared;
    }

    /**
     * A schema that is ready, else the name of one on the server with the most room. Part of the
     * caller's transaction; repeating it changes nothing.
     *
     * @return whether it is ready
     */
    boolean place(TenantId tenant) {
        if (placed(tenant)) return false;
        var ready = prepared.claim();
        var cluster = ready.map(PreparedSchemas.Prepared::cluster).orElseGet(this::roomiest);
        var schema = ready.map(it -> it.schema().value()).orElseGet(Placement::newName);
        platform.sql(
                        """
                        INSERT INTO tenant_placement
                            (tenant_id, cluster_id, schema_name, key_version, mode)
                        VALUES (?, ?, ?, 1, 'OFFLINE')
                        """)
                .params(tenant.value(), cluster, schema)
                .update();
        return ready.isPresent();
    }

    private boolean placed(TenantId tenant) {
        return platform.sql("SELECT 1 FROM tenant_placement WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static String newName() {
        return "t" + RandomId.ofLength(12);
    }

    /**
     * The open server on which the fewest live.
     *
     * @throws StepFailure if all are full
     */
    String roomiest() {
        database.addresses().forEach(this::register);
        return platform.sql(
                        """
                        SELECT c.cluster_id FROM db_cluster c
                          LEFT JOIN tenant_placement p ON p.cluster_id = c.cluster_id
                         WHERE c.state = 'OPEN' AND c.cluster_id IN (:known)
                         GROUP BY c.cluster_id, c.max_tenants
                        HAVING COUNT(p.tenant_id) < c.max_tenants
                         ORDER BY COUNT(p.tenant_id) LIMIT 1
                        """)
                .param("known", database.addresses().keySet())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new StepFailure("tenancy.failure.no-room", ""));
    }

    /** What operators have decided about a server stays. */
    private void register(String cluster, String address) {
        platform.sql(
                        """
                        INSERT INTO db_cluster (cluster_id, address, state, max_tenants)
                        VALUES (?, ?, 'OPEN', 5000) ON DUPLICATE KEY UPDATE address = ?
                        """)
                .params(cluster, address, address)
                .update();
    }
}
