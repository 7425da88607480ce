package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accesses of operators to workspaces, as they are asked for, agreed to and ended. */
@Repository
class SupportAccessRows {
    private static final String SELECT =
            """
            SELECT a.*, t.name AS tenant_name, t.public_id, t.slug, o.login,
                   second.login AS approver
              FROM support_access a
              JOIN tenant t ON t.tenant_id = a.tenant_id
              JOIN operator o ON o.operator_id = a.operator_id
              LEFT JOIN operator second ON second.operator_id = a.approved_by
            """;
    private static final String OPEN = "ended_at IS NULL AND expires_at > ?";

    private final JdbcClient platform;

    SupportAccessRows(JdbcClient platform) {
        this.platform = platform;
    }

    /**
     * @param wantsChange whether a second operator is to agree to changes
     */
    record Wanted(
            String id,
            TenantId tenant,
            String operatorId,
            String reason,
            String ticket,
            Instant from,
            Instant to,
            boolean wantsChange) {}

    void add(Wanted wanted) {
        platform.sql(
                        """
                        INSERT INTO support_access
                               (access_id, tenant_id, operator_id, reason, ticket, opened_at,
                                expires_at, wants_change)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(wanted.id(), wanted.tenant().value(), wanted.operatorId())
                .params(wanted.reason(), wanted.ticket())
                .params(utc(wanted.from()), utc(wanted.to()), wanted.wantsChange())
                .update();
    }

    Optional<SupportAccess> find(String id) {
        return platform.sql(SELECT + " WHERE a.access_id = ?")
                .param(id)
                .query(SupportAccessRows::access)
                .optional();
    }

    /** The newest first. */
    List<SupportAccess> latest(int limit) {
        return platform.sql(SELECT + " ORDER BY a.opened_at DESC LIMIT ?")
                .param(limit)
                .query(SupportAccessRows::access)
                .list();
    }

    List<SupportAccess> ofTenant(TenantId tenant, int from, int limit) {
        return platform.sql(
                        SELECT
                                + " WHERE a.tenant_id = ?"
                                + " ORDER BY a.opened_at DESC, a.access_id LIMIT ? OFFSET ?")
                .params(tenant.value(), limit, from)
                .query(SupportAccessRows::access)
                .list();
    }

    int count(TenantId tenant) {
        return platform.sql("SELECT COUNT(*) FROM support_access WHERE tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    List<SupportAccess> open(Instant now) {
        return platform.sql(SELECT + " WHERE a." + OPEN)
                .param(utc(now))
                .query(SupportAccessRows::access)
                .list();
    }

    /**
     * @return false if it is over, was agreed to already, or is the approver's own
     */
    boolean approve(String id, String approverId, Instant now) {
        return platform.sql(
                                "UPDATE support_access SET approved_by = ?, approved_at = ?"
                                        + " WHERE access_id = ? AND operator_id <> ?"
                                        + " AND wants_change AND approved_by IS NULL AND "
                                        + OPEN)
                        .params(approverId, utc(now), id, approverId, utc(now))
                        .update()
                == 1;
    }

    /**
     * @return false if it is over already
     */
    boolean end(String id, SupportAccess.EndedBy by, Instant now) {
        return platform.sql(
                                "UPDATE support_access SET ended_at = ?, ended_by = ?"
                                        + " WHERE access_id = ? AND "
                                        + OPEN)
                        .params(utc(now), by.name(), id, utc(now))
                        .update()
                == 1;
    }

    /** Whatever this operator has open there; she begins anew. */
    void endOthers(TenantId tenant, String operatorId, Instant now) {
        platform.sql(
                        "UPDATE support_access SET ended_at = ?, ended_by = 'SUCCESSOR'"
                                + " WHERE tenant_id = ? AND operator_id = ? AND "
                                + OPEN)
                .params(utc(now), tenant.value(), operatorId, utc(now))
                .update();
    }

    static SupportAccess access(ResultSet row, int number) throws SQLException {
        var endedBy = row.getString("ended_by");
        return new SupportAccess(
                row.getString("access_id"),
                new TenantId(row.getLong("tenant_id")),
                row.getString("tenant_name"),
                row.getString("public_id"),
                row.getString("slug"),
                row.getString("operator_id"),
                row.getString("login"),
                row.getString("reason"),
                row.getString("ticket"),
                Utc.required(row, "opened_at"),
                Utc.required(row, "expires_at"),
                row.getBoolean("wants_change"),
                row.getString("approver"),
                Utc.instant(row, "entered_at"),
                Utc.instant(row, "ended_at"),
                endedBy == null ? null : SupportAccess.EndedBy.valueOf(endedBy));
    }
}
