package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hosts that restaurants have brought with them, such as {@code order.laowang.cn}: whose each is,
 * and which ones nobody else gets for a while. That somebody may have one is for the caller to
 * prove; that nobody else has it, the register's key sees to.
 */
@Service
public class OwnHosts {
    private final JdbcClient platform;
    private final Tenants tenants;
    private final Clock clock;

    OwnHosts(JdbcClient platform, Tenants tenants, Clock clock) {
        this.platform = platform;
        this.tenants = tenants;
        this.clock = clock;
    }

    public enum Status {
        /** Proved, but it does not lead here yet. */
        PENDING,
        /** Diners order there. */
        ACTIVE,
        /** Leads nowhere, and rests. */
        RELEASED
    }

    /**
     * @param restsUntil before then no other restaurant gets it; null while it serves
     */
    public record Hold(TenantId tenant, Status status, @Nullable Instant restsUntil) {
        /** Whether it was somebody's, and is anybody's again. */
        public boolean rested(Instant now) {
            return status == Status.RELEASED && restsUntil != null && !restsUntil.isAfter(now);
        }
    }

    /** Empty for a host that nobody has ever brought. */
    public Optional<Hold> of(String host) {
        return platform.sql("SELECT * FROM tenant_host WHERE host = ? AND kind = 'OWN'")
                .param(host)
                .query(OwnHosts::hold)
                .optional();
    }

    /** Those at which diners order now. */
    public List<String> active(TenantId tenant) {
        return platform.sql(
                        "SELECT host FROM tenant_host WHERE tenant_id = ? AND kind = 'OWN'"
                                + " AND status = 'ACTIVE' ORDER BY host")
                .param(tenant.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /**
     * It is this restaurant's now, as it was, or because nobody's it was. One that has rested is
     * had by a proof only that was asked for after its rest.
     *
     * @param provedBy when that proof was asked for
     * @return false if it is another's, or rests for one
     */
    @Transactional(value = "platform", propagation = Propagation.MANDATORY)
    public boolean take(TenantId tenant, String host, Status status, Instant provedBy) {
        boolean taken =
                keep(tenant, host, status)
                        || succeed(tenant, host, status, provedBy)
                        || begin(tenant, host, status);
        if (taken) tenants.refresh();
        return taken;
    }

    private boolean keep(TenantId tenant, String host, Status status) {
        return platform.sql(
                                """
                                UPDATE tenant_host SET status = :status, cooldown_until = NULL
                                 WHERE host = :host AND kind = 'OWN' AND tenant_id = :tenant
                                   AND (status <> 'RELEASED' OR cooldown_until > :now)
                                """)
                        .param("status", status.name())
                        .param("host", host)
                        .param("tenant", tenant.value())
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    private boolean succeed(TenantId tenant, String host, Status status, Instant provedBy) {
        return platform.sql(
                                """
                                UPDATE tenant_host
                                   SET tenant_id = :tenant, status = :status, cooldown_until = NULL
                                 WHERE host = :host AND kind = 'OWN' AND status = 'RELEASED'
                                   AND cooldown_until <= :now AND cooldown_until <= :provedBy
                                """)
                        .param("status", status.name())
                        .param("host", host)
                        .param("tenant", tenant.value())
                        .param("now", utc(clock.instant()))
                        .param("provedBy", utc(provedBy))
                        .update()
                == 1;
    }

    /** Of several at once the key lets one in. */
    private boolean begin(TenantId tenant, String host, Status status) {
        try {
            return platform.sql(
                                    "INSERT INTO tenant_host (host, tenant_id, kind, status)"
                                            + " VALUES (?, ?, 'OWN', ?)")
                            .params(host, tenant.value(), status.name())
                            .update()
                    == 1;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /** It leads nowhere from now on. One that has served rests; one that never did is anybody's. */
    @Transactional(value = "platform", propagation = Propagation.MANDATORY)
    public void release(TenantId tenant, String host, Instant until) {
        platform.sql(
                        "DELETE FROM tenant_host WHERE host = ? AND tenant_id = ? AND kind = 'OWN'"
                                + " AND status = 'PENDING'")
                .params(host, tenant.value())
                .update();
        platform.sql(
                        "UPDATE tenant_host SET status = 'RELEASED', cooldown_until = ?"
                                + " WHERE host = ? AND tenant_id = ? AND kind = 'OWN'"
                                + " AND status = 'ACTIVE'")
                .params(utc(until), host, tenant.value())
                .update();
        tenants.refresh();
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        return new Hold(
                new TenantId(row.getLong("tenant_id")),
                Status.valueOf(row.getString("status")),
                Utc.instant(row, "cooldown_until"));
    }
}
