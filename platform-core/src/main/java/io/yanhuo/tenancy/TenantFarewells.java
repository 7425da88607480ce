package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the platform schema that change when a restaurant leaves, or comes back. */
@Repository
class TenantFarewells {
    static final String OPEN = "RW";

    /** Entered by nobody any more, but by the archive. */
    static final String CLOSED = "CLOSED";

    static final String DROPPED = "DROPPED";

    private final JdbcClient platform;

    TenantFarewells(JdbcClient platform) {
        this.platform = platform;
    }

    void releaseHosts(TenantId tenant, Instant until) {
        platform.sql(
                        "UPDATE tenant_host SET status = 'RELEASED', cooldown_until = ?"
                                + " WHERE tenant_id = ? AND status <> 'RELEASED'")
                .params(utc(until), tenant.value())
                .update();
    }

    /** Not those it had brought: whose they are now, a new look at the name servers has to say. */
    void takeHostsBack(TenantId tenant) {
        platform.sql(
                        "UPDATE tenant_host SET status = 'ACTIVE', cooldown_until = NULL"
                                + " WHERE tenant_id = ? AND kind IN ('SLUG', 'FORMER')"
                                + " AND status = 'RELEASED'")
                .param(tenant.value())
                .update();
    }

    void newPlace(TenantId tenant, String cluster) {
        int moved =
                platform.sql(
                                "UPDATE tenant_placement SET cluster_id = ?, schema_name = ?,"
                                        + " mode = 'OFFLINE'"
                                        + " WHERE tenant_id = ? AND mode = 'DROPPED'")
                        .params(cluster, "t" + RandomId.ofLength(12), tenant.value())
                        .update();
        if (moved == 1) later(tenant);
    }

    /** Gives it an epoch that it never had, nor anybody who was about to give it one. */
    long later(TenantId tenant) {
        platform.sql("UPDATE tenant SET epoch = epoch + ? WHERE tenant_id = ?")
                .params(Crossing.LATER, tenant.value())
                .update();
        return platform.sql("SELECT epoch FROM tenant WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Long.class)
                .single();
    }

    /** Also of one that is at no place any more. */
    boolean is(TenantId tenant, TenantState state) {
        return platform.sql("SELECT COUNT(*) FROM tenant WHERE tenant_id = ? AND state = ?")
                .params(tenant.value(), state.name())
                .query(Boolean.class)
                .single();
    }

    int keysDestroyed(TenantId tenant) {
        return platform.sql(
                        "SELECT COUNT(*) FROM tenant_key"
                                + " WHERE tenant_id = ? AND destroyed_at IS NOT NULL")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    /** Its old address is no part of its name any more: the hosts' cool-down keeps others away. */
    void forget(TenantId tenant) {
        platform.sql(
                        "UPDATE tenant SET slug = CONCAT('~', public_id), owner_phone_hash = NULL"
                                + " WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        for (var table :
                List.of(
                        "tenant_brand",
                        "tenant_licence",
                        "tenant_placement",
                        "tenant_file",
                        "replay",
                        "support_access",
                        "tenant_health",
                        "migration_target",
                        "migration_quarantine")) {
            platform.sql("DELETE FROM " + table + " WHERE tenant_id = ?")
                    .param(tenant.value())
                    .update();
        }
    }
}
