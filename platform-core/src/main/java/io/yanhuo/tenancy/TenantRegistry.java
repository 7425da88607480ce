package io.yanhuo.tenancy;

import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.migrations.SchemaVersion;
import io.yanhuo.migrations.SchemaWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the platform schema that say who the restaurants are and where they live. */
@Repository
class TenantRegistry {
    private static final String SELECT =
            """
            SELECT t.tenant_id, t.public_id, t.slug, t.name, t.state, t.epoch, t.time_zone,
                   p.cluster_id, p.schema_name, p.mode, h.host, t.schema_version,
                   t.practice_of, r.state AS real_state, t.diners_edition
              FROM tenant t
              JOIN tenant_placement p ON p.tenant_id = t.tenant_id
              JOIN tenant_host h ON h.tenant_id = t.tenant_id AND h.kind = 'SLUG'
              LEFT JOIN tenant r ON r.tenant_id = t.practice_of
            """;

    private static final List<String> ALIVE =
            Arrays.stream(TenantState.values()).filter(TenantState::alive).map(Enum::name).toList();

    private final JdbcClient platform;
    private final SchemaWindow window;
    private final Clock clock;

    TenantRegistry(JdbcClient platform, Release release, Clock clock) {
        this.platform = platform;
        this.window = release.window();
        this.clock = clock;
    }

    Optional<Tenant> byHost(String host) {
        var byHost =
                " JOIN tenant_host x ON x.tenant_id = t.tenant_id AND x.status = 'ACTIVE'"
                        + " WHERE x.host = ?";
        return platform.sql(SELECT + byHost).param(host).query(this::tenant).optional();
    }

    Optional<Tenant> byPublicId(String publicId) {
        return platform.sql(SELECT + " WHERE t.public_id = ?")
                .param(publicId)
                .query(this::tenant)
                .optional();
    }

    Optional<Tenant> byId(TenantId id) {
        return platform.sql(SELECT + " WHERE t.tenant_id = ?")
                .param(id.value())
                .query(this::tenant)
                .optional();
    }

    List<Tenant> inUse() {
        return platform.sql(SELECT + " WHERE t.state IN (:alive)")
                .param("alive", ALIVE)
                .query(this::tenant)
                .list();
    }

    /** Where a restaurant stands, and where it stood before if there is a way back. */
    private record Stand(
            TenantState state, @Nullable TenantState cameFrom, int version, boolean practice) {}

    /** Whether the event has happened to it just now, and by this call. */
    boolean happen(TenantId id, TenantEvent event) {
        return stand(id).filter(stand -> happen(id, stand, event)).isPresent();
    }

    private Optional<Stand> stand(TenantId id) {
        return platform.sql(
                        "SELECT state, came_from, state_version, practice_of FROM tenant"
                                + " WHERE tenant_id = ?")
                .param(id.value())
                .query((row, _) ->
                        new Stand(
                                TenantState.valueOf(row.getString("state")),
                                Optional.ofNullable(row.getString("came_from"))
                                        .map(TenantState::valueOf)
                                        .orElse(null),
                                row.getInt("state_version"),
                                row.getObject("practice_of") != null))
                .optional();
    }

    private boolean happen(TenantId id, Stand stand, TenantEvent event) {
        if (!event.happensTo(stand.practice())) return false;
        return TenantLife.after(stand.state(), event, stand.cameFrom())
                .filter(change -> write(id, stand, change))
                .isPresent();
    }

    /** The version lets only one of several at once change it. */
    private boolean write(TenantId id, Stand stand, TenantLife.Change change) {
        var now = LocalDateTime.now(clock);
        return platform.sql(
                                """
                                UPDATE tenant
                                   SET state = :to, came_from = :cameFrom, state_since = :now,
                                       state_version = state_version + 1,
                                       suspended_at = :suspendedAt
                                 WHERE tenant_id = :id AND state_version = :version
                                """)
                        .param("to", change.to().name())
                        .param("cameFrom", cameFrom(stand, change))
                        .param("now", now)
                        .param("suspendedAt", change.to() == TenantState.SUSPENDED ? now : null)
                        .param("id", id.value())
                        .param("version", stand.version())
                        .update()
                == 1;
    }

    private static @Nullable String cameFrom(Stand stand, TenantLife.Change change) {
        var state = change.hasWayBack() ? change.from() : stand.cameFrom();
        boolean kept = change.hasWayBack() || change.keepsWayBack();
        return kept && state != null ? state.name() : null;
    }

    void turnDiners(TenantId id) {
        platform.sql("UPDATE tenant SET diners_edition = diners_edition + 1 WHERE tenant_id = ?")
                .param(id.value())
                .update();
    }

    private Tenant tenant(ResultSet row, int number) throws SQLException {
        var version = row.getString("schema_version");
        var known = version == null ? null : new SchemaVersion(version);
        return new Tenant(
                new TenantId(row.getLong("tenant_id")),
                row.getString("public_id"),
                row.getString("slug"),
                row.getString("name"),
                state(row),
                row.getString("cluster_id"),
                new SchemaName(row.getString("schema_name")),
                row.getLong("epoch"),
                row.getString("time_zone"),
                row.getString("host"),
                row.getString("mode").equals(TenantPlaces.FENCED),
                known,
                known == null || window.contains(known),
                practiceOf(row),
                row.getLong("diners_edition"));
    }

    /** A practice copy is open for as long as its restaurant is. */
    private static TenantState state(ResultSet row) throws SQLException {
        var own = TenantState.valueOf(row.getString("state"));
        if (practiceOf(row) == null || !own.staffed()) return own;
        var real = row.getString("real_state");
        boolean open = real != null && TenantState.valueOf(real).open();
        return open ? own : TenantState.LOCKED;
    }

    private static @Nullable TenantId practiceOf(ResultSet row) throws SQLException {
        long of = row.getLong("practice_of");
        return row.wasNull() ? null : new TenantId(of);
    }
}
