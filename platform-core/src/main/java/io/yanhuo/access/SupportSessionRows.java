package io.yanhuo.access;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The ways into workspaces, and who is inside: parts of the row of the access. */
@Repository
class SupportSessionRows {
    private final JdbcClient platform;

    SupportSessionRows(JdbcClient platform) {
        this.platform = platform;
    }

    /**
     * Waits for whoever is about to shut the operator out: no link is made behind that.
     *
     * @param doorHash of the link
     * @param wayHash of the browser that it is for
     * @return false if she is signed in nowhere any more
     */
    @Transactional("platform")
    public boolean show(
            String accessId, String operatorId, String doorHash, String wayHash, Instant until) {
        boolean in =
                !platform.sql(
                                "SELECT token_hash FROM operator_session"
                                        + " WHERE operator_id = ? FOR UPDATE")
                        .param(operatorId)
                        .query(String.class)
                        .list()
                        .isEmpty();
        if (in) open(accessId, doorHash, wayHash, until);
        return in;
    }

    private void open(String accessId, String doorHash, String wayHash, Instant until) {
        platform.sql(
                        "UPDATE support_access SET door_hash = ?, way_hash = ?, door_until = ?"
                                + " WHERE access_id = ?")
                .params(doorHash, wayHash, utc(until), accessId)
                .update();
    }

    /**
     * Uses the link up, and ends the session that it replaces.
     *
     * @return false unless it is good, for this browser, here and now
     */
    boolean enter(
            TenantId tenant, String doorHash, String wayHash, String sessionHash, Instant now) {
        return platform.sql(
                                """
                                UPDATE support_access
                                   SET door_hash = NULL, way_hash = NULL, door_until = NULL,
                                       session_hash = ?, entered_at = COALESCE(entered_at, ?)
                                 WHERE door_hash = ? AND way_hash = ? AND tenant_id = ?
                                   AND door_until > ? AND ended_at IS NULL AND expires_at > ?
                                """)
                        .params(sessionHash, utc(now), doorHash, wayHash, tenant.value())
                        .params(utc(now), utc(now))
                        .update()
                == 1;
    }

    /**
     * As it was read a moment ago.
     *
     * @param approverRole null unless a second operator, who still works here, has agreed
     */
    record Found(
            String accessId,
            String operator,
            OperatorRole role,
            String slug,
            @Nullable OperatorRole approverRole,
            Instant until) {}

    /** Empty also when the operator was disabled a moment ago. */
    Optional<Found> find(TenantId tenant, String sessionHash, Instant now) {
        return platform.sql(
                        """
                        SELECT a.access_id, a.expires_at, o.login, o.role, t.slug,
                               second.role AS approver_role
                          FROM support_access a
                          JOIN operator o ON o.operator_id = a.operator_id AND o.active
                          JOIN tenant t ON t.tenant_id = a.tenant_id
                          LEFT JOIN operator second
                            ON second.operator_id = a.approved_by AND second.active
                         WHERE a.session_hash = ? AND a.tenant_id = ?
                           AND a.ended_at IS NULL AND a.expires_at > ?
                        """)
                .params(sessionHash, tenant.value(), utc(now))
                .query(SupportSessionRows::found)
                .optional();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        var approver = row.getString("approver_role");
        return new Found(
                row.getString("access_id"),
                row.getString("login"),
                OperatorRole.valueOf(row.getString("role")),
                row.getString("slug"),
                approver == null ? null : OperatorRole.valueOf(approver),
                Utc.required(row, "expires_at"));
    }
}
