package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the platform schema that say who the restaurants are and where they live. */
@Repository
class TenantRegistry {
    private static final String SELECT =
            """
            SELECT t.tenant_id, t.public_id, t.slug, t.name, t.state, t.epoch, t.time_zone,
                   p.schema_name, h.host
              FROM tenant t
              JOIN tenant_placement p ON p.tenant_id = t.tenant_id
              JOIN tenant_host h ON h.tenant_id = t.tenant_id AND h.kind = 'SLUG'
            """;

    private final JdbcClient platform;
    private final Clock clock;

    TenantRegistry(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    Optional<Tenant> byHost(String host) {
        var byHost =
                " JOIN tenant_host x ON x.tenant_id = t.tenant_id AND x.status = 'ACTIVE'"
                        + " WHERE x.host = ?";
        return platform.sql(SELECT + byHost).param(host).query(TenantRegistry::tenant).optional();
    }

    Optional<Tenant> byPublicId(String publicId) {
        return platform.sql(SELECT + " WHERE t.public_id = ?")
                .param(publicId)
                .query(TenantRegistry::tenant)
                .optional();
    }

    Optional<Tenant> byId(TenantId id) {
        return platform.sql(SELECT + " WHERE t.tenant_id = ?")
                .param(id.value())
                .query(TenantRegistry::tenant)
                .optional();
    }

    List<Tenant> inUse() {
        return platform.sql(SELECT + " WHERE t.state IN ('ACTIVE', 'SUSPENDED')")
                .query(TenantRegistry::tenant)
                .list();
    }

    boolean change(TenantId id, TenantState from, TenantState to) {
        var suspendedAt = to == TenantState.SUSPENDED ? LocalDateTime.now(clock) : null;
        return platform.sql(
                                """
                                UPDATE tenant
                                   SET state = :to, state_version = state_version + 1,
                                       suspended_at = :suspendedAt
                                 WHERE tenant_id = :id AND state = :from
                                """)
                        .param("to", to.name())
                        .param("suspendedAt", suspendedAt)
                        .param("id", id.value())
                        .param("from", from.name())
                        .update()
                == 1;
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        return new Tenant(
                new TenantId(row.getLong("tenant_id")),
                row.getString("public_id"),
                row.getString("slug"),
                row.getString("name"),
                TenantState.valueOf(row.getString("state")),
                new SchemaName(row.getString("schema_name")),
                row.getLong("epoch"),
                row.getString("time_zone"),
                row.getString("host"));
    }
}
