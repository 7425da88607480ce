package io.yanhuo.subscriptions;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantPurged;
import io.yanhuo.tenancy.TenantRemoved;
import io.yanhuo.tenancy.Utc;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The limits that operators gave, in the platform schema. */
@Repository
class GrantRows {
    private final JdbcClient platform;

    GrantRows(JdbcClient platform) {
        this.platform = platform;
    }

    void add(TenantId tenant, Grant grant) {
        platform.sql("INSERT INTO limit_override VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(RandomId.ofLength(20), tenant.value(), grant.metric().code())
                .params(grant.amount(), grant.reason())
                .params(utc(grant.createdAt()), utc(grant.expiresAt()))
                .update();
    }

    /** What was given before ends now. */
    void end(TenantId tenant, Metric metric, Instant now) {
        platform.sql(
                        "UPDATE limit_override SET expires_at = :now WHERE tenant_id = :tenant"
                                + " AND metric = :metric AND expires_at > :now")
                .param("now", utc(now))
                .param("tenant", tenant.value())
                .param("metric", metric.code())
                .update();
    }

    /** The newest last. */
    List<Grant> of(TenantId tenant) {
        return platform.sql("SELECT * FROM limit_override WHERE tenant_id = ? ORDER BY created_at")
                .param(tenant.value())
                .query((row, _) ->
                        new Grant(
                                Metric.ofCode(row.getString("metric")).orElseThrow(),
                                row.getLong("amount"),
                                row.getString("reason"),
                                Utc.required(row, "created_at"),
                                Utc.required(row, "expires_at")))
                .list();
    }

    @EventListener
    void on(TenantRemoved removed) {
        forget(removed.tenant());
    }

    @EventListener
    void on(TenantPurged purged) {
        forget(purged.tenant());
    }

    private void forget(TenantId tenant) {
        platform.sql("DELETE FROM limit_override WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
    }
}
