package io.yanhuo.subscriptions;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantRemoved;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has which plan from when to when. */
@Repository
class Periods {
    private final JdbcClient platform;

    Periods(JdbcClient platform) {
        this.platform = platform;
    }

    record Owned(TenantId tenant, Period period) {}

    /**
     * @return false if the restaurant has a subscription already
     */
    boolean subscribe(TenantId tenant, Period first) {
        int inserted =
                platform.sql("INSERT IGNORE INTO subscription VALUES (?, NULL, ?, ?)")
                        .params(tenant.value(), utc(first.endsAt()), utc(first.beginsAt()))
                        .update();
        if (inserted == 1) add(tenant, first, null);
        return inserted == 1;
    }

    /** Whoever extends a subscription holds it. */
    Optional<Integer> lockAnchor(TenantId tenant, Instant now) {
        platform.sql("INSERT IGNORE INTO subscription VALUES (?, NULL, ?, ?)")
                .params(tenant.value(), utc(now), utc(now))
                .update();
        return platform.sql("SELECT anchor_day FROM subscription WHERE tenant_id = ? FOR UPDATE")
                .param(tenant.value())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .single();
    }

    void extend(TenantId tenant, Period period, String billId, int anchorDay) {
        add(tenant, period, billId);
        platform.sql("UPDATE subscription SET ends_at = ?, anchor_day = ? WHERE tenant_id = ?")
                .params(utc(period.endsAt()), anchorDay, tenant.value())
                .update();
    }

    Optional<Period> last(TenantId tenant) {
        return platform.sql(
                        "SELECT * FROM subscription_period WHERE tenant_id = ?"
                                + " ORDER BY begins_at DESC LIMIT 1")
                .param(tenant.value())
                .query((row, _) -> period(row))
                .optional();
    }

    /** The earliest first. */
    List<Period> of(TenantId tenant) {
        return platform.sql(
                        "SELECT * FROM subscription_period WHERE tenant_id = ? ORDER BY begins_at")
                .param(tenant.value())
                .query((row, _) -> period(row))
                .list();
    }

    List<Period> upcoming(TenantId tenant, Instant now) {
        return platform.sql(
                        "SELECT * FROM subscription_period WHERE tenant_id = ? AND begins_at > ?"
                                + " ORDER BY begins_at")
                .params(tenant.value(), utc(now))
                .query((row, _) -> period(row))
                .list();
    }

    /** The one that runs, or ran last, of each of them. */
    Map<TenantId, Period> running(Collection<TenantId> tenants, Instant now) {
        if (tenants.isEmpty()) return Map.of();
        return platform
                .sql(
                        """
                        SELECT p.* FROM subscription_period p
                         WHERE p.tenant_id IN (:tenants)
                           AND p.begins_at = (SELECT MAX(q.begins_at) FROM subscription_period q
                                               WHERE q.tenant_id = p.tenant_id
                                                 AND q.begins_at <= :now)
                        """)
                .param("tenants", tenants.stream().map(TenantId::value).toList())
                .param("now", utc(now))
                .query(Periods::owned)
                .list()
                .stream()
                .collect(Collectors.toMap(Owned::tenant, Owned::period));
    }

    Map<TenantId, Instant> ends(Collection<TenantId> tenants) {
        if (tenants.isEmpty()) return Map.of();
        record End(TenantId tenant, Instant at) {}
        List<End> ends =
                platform.sql(
                                "SELECT tenant_id, ends_at FROM subscription"
                                        + " WHERE tenant_id IN (:tenants)")
                        .param("tenants", tenants.stream().map(TenantId::value).toList())
                        .query((row, _) ->
                                new End(
                                        new TenantId(row.getLong("tenant_id")),
                                        Utc.required(row, "ends_at")))
                        .list();
        return ends.stream().collect(Collectors.toMap(End::tenant, End::at));
    }

    /** What was billed and paid stays: the law wants accounts kept. */
    @EventListener
    void on(TenantRemoved removed) {
        for (var table : List.of("subscription_period", "subscription")) {
            platform.sql("DELETE FROM " + table + " WHERE tenant_id = ?")
                    .param(removed.tenant().value())
                    .update();
        }
    }

    private void add(TenantId tenant, Period period, @Nullable String billId) {
        platform.sql("INSERT INTO subscription_period VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(RandomId.ofLength(20), tenant.value())
                .params(period.planCode(), period.planVersion(), period.kind().name())
                .params(utc(period.beginsAt()), utc(period.endsAt()))
                .param(billId)
                .update();
    }

    private static Owned owned(ResultSet row, int number) throws SQLException {
        return new Owned(new TenantId(row.getLong("tenant_id")), period(row));
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getString("plan_code"),
                row.getInt("plan_version"),
                Period.Kind.valueOf(row.getString("kind")),
                Utc.required(row, "begins_at"),
                Utc.required(row, "ends_at"));
    }
}
