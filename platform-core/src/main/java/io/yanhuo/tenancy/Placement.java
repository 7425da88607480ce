package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    private record Spot(String cluster, String schema) {}

    /**
     * A schema that is ready, else the name of one on the server with the most room. Part of the
     * caller's transaction; repeating it changes nothing.
     *
     * @param answering the servers that do, asked before the transaction
     */
    void place(TenantId tenant, Set<String> answering) {
        if (placed(tenant)) return;
        var spot = spot(answering).orElseGet(() -> new Spot(anyRoom(answering), newName()));
        platform.sql(
                        """
                        INSERT INTO tenant_placement
                            (tenant_id, cluster_id, schema_name, key_version, mode)
                        VALUES (?, ?, ?, 1, 'OFFLINE')
                        """)
                .params(tenant.value(), spot.cluster(), spot.schema())
                .update();
    }

    private Optional<Spot> spot(Set<String> answering) {
        return prepared.claim(answering)
                .map(ready -> new Spot(ready.cluster(), ready.schema().value()))
                .or(() -> roomiest(answering).map(cluster -> new Spot(cluster, newName())));
    }

    /**
     * The servers that would serve a new restaurant now. Asked for before a transaction and not
     * within it: one whose connections are all lent lets whoever asks wait for seconds, and others
     * would wait for the rows that he holds.
     */
    Set<String> answering() {
        return answering(possible());
    }

    /** The same without the one of this place, of which it is known already. */
    Set<String> answeringBut(TenantBirths.Place place) {
        var others = possible();
        others.remove(place.cluster());
        return answering(others);
    }

    private Set<String> answering(Set<String> possible) {
        return possible.stream().filter(contacts::answers).collect(Collectors.toSet());
    }

    /** Not asked for nothing: one that takes nobody, or has no room. */
    private Set<String> possible() {
        var known = new HashSet<>(database.addresses().keySet());
        known.removeAll(closed());
        return known;
    }

    /** One that nobody has registered yet is none of these. */
    private List<String> closed() {
        return platform.sql(
                        """
                        SELECT c.cluster_id FROM db_cluster c
                         WHERE c.state <> 'OPEN'
                            OR c.max_tenants <= (SELECT COUNT(*) FROM tenant_placement p
                                                  WHERE p.cluster_id = c.cluster_id)
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    boolean answers(TenantBirths.Place place) {
        return contacts.answers(place.cluster());
    }

    /**
     * Another spot for a restaurant of which nothing is there yet, because the server of its first
     * one is away; if no other answers it keeps that. Whatever may have been begun there already
     * has a row from now on, by which it is removed. Part of the caller's transaction.
     *
     * @param others that answer, asked before the transaction
     */
    void elsewhere(TenantId tenant, TenantBirths.Place first, Set<String> others) {
        spot(others).ifPresent(spot -> move(tenant, first, spot));
    }

    private void move(TenantId tenant, TenantBirths.Place first, Spot spot) {
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
     * The open server on which the fewest live, of those that answer; if none does, of all: for
     * whom nothing else can be done meanwhile than to wait for it.
     *
     * @throws StepFailure if all are full
     */
    String anyRoom(Set<String> answering) {
        return roomiest(answering)
                .or(() -> byRoom().stream().findFirst())
                .orElseThrow(() -> new StepFailure("tenancy.failure.no-room", ""));
    }

    /** The open server on which the fewest live, of those that answer; empty if none has room. */
    Optional<String> roomiest(Set<String> answering) {
        database.addresses().forEach(this::register);
        return byRoom().stream().filter(answering::contains).findFirst();
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
