package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decides where a new restaurant will live. */
@Repository
class Placement {
    private final JdbcClient platform;
    private final DatabaseSettings database;
    private final PreparedSchemas prepared;
    private final Contacts contacts;

    Placement(
            JdbcClient platform,
            DatabaseSettings database,
            PreparedSchemas prepared,
            Contacts contacts) {
        this.platform = platform;
        this.database = database;
        this.prepared = prepared;
        this.contacts = contacts;
    }

    private record Spot(String cluster, String schema, boolean ready) {}

    /**
     * A schema that is ready, else the name of one on the server with the most room. Part of the
     * caller's transaction; repeating it changes nothing.
     */
    void place(TenantId tenant) {
        if (placed(tenant)) return;
        var spot = spot();
        platform.sql(
                        """
                        INSERT INTO tenant_placement
                            (tenant_id, cluster_id, schema_name, key_version, mode)
                        VALUES (?, ?, ?, 1, 'OFFLINE')
                        """)
                .params(tenant.value(), spot.cluster(), spot.schema())
                .update();
    }

    private Spot spot() {
        return prepared.claim()
                .map(ready -> new Spot(ready.cluster(), ready.schema().value(), true))
                .orElseGet(() -> new Spot(roomiest(), newName(), false));
    }

    boolean answers(TenantBirths.Place place) {
        return contacts.answers(place.cluster());
    }

    /**
     * Another spot for a restaurant of which nothing is there yet, because the server of its first
     * one is away; if no other answers it keeps that. Whatever may have been begun there already
     * has a row from now on, by which it is removed. Part of the caller's transaction.
     */
    void elsewhere(TenantId tenant, TenantBirths.Place first) {
        var spot = spot();
        if (!spot.ready() && spot.cluster().equals(first.cluster())) return;
        int moved =
                platform.sql(
                                """
                                UPDATE tenant_placement SET cluster_id = ?, schema_name = ?
                                 WHERE tenant_id = ? AND schema_name = ? AND mode = 'OFFLINE'
                                """)
                        .params(spot.cluster(), spot.schema(), tenant.value())
                        .param(first.schema().value())
                        .update();
        if (moved != 1) throw new IllegalStateException("tenant " + tenant + " is elsewhere");
        prepared.giveUp(new PreparedSchemas.Prepared(first.schema(), first.cluster()));
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
     * The open server on which the fewest live, of those that answer; if none does, of all.
     *
     * @throws StepFailure if all are full
     */
    String roomiest() {
        database.addresses().forEach(this::register);
        var open = byRoom();
        return open.stream()
                .filter(contacts::answers)
                .findFirst()
                .or(() -> open.stream().findFirst())
                .orElseThrow(() -> new StepFailure("tenancy.failure.no-room", ""));
    }

    private List<String> byRoom() {
        return platform.sql(
                        """
                        SELECT c.cluster_id FROM db_cluster c
                          LEFT JOIN tenant_placement p ON p.cluster_id = c.cluster_id
                         WHERE c.state = 'OPEN' AND c.cluster_id IN (:known)
                         GROUP BY c.cluster_id, c.max_tenants
                        HAVING COUNT(p.tenant_id) < c.max_tenants
                         ORDER BY COUNT(p.tenant_id)
                        """)
                .param("known", database.addresses().keySet())
                .query((row, _) -> row.getString(1))
                .list();
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
