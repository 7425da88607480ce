package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of the platform schema that a restaurant's birth writes, and its end takes away. */
@Repository
class TenantBirths {
    private static final String TIME_ZONE = "Asia/Shanghai";
    private static final int PUBLIC_ID_LENGTH = 12;

    private final JdbcClient platform;
    private final AddressSettings address;
    private final Clock clock;

    TenantBirths(JdbcClient platform, AddressSettings address, Clock clock) {
        this.platform = platform;
        this.address = address;
        this.clock = clock;
    }

    /** Where a restaurant that is not open yet will live. */
    record Place(String publicId, String cluster, SchemaName schema, long epoch, String mode) {}

    /** The wanted address, or the next one with a number that nobody has. */
    Slug free(Slug wanted) {
        var taken = new HashSet<>(takenLike(wanted));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(wanted::numbered)
                .filter(slug -> !taken.contains(slug.value()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> takenLike(Slug wanted) {
        var stem = wanted.numbered(1_000).value().replaceFirst("1000$", "");
        var ending = "." + address.domain();
        return platform.sql(
                        """
                        SELECT slug FROM tenant WHERE slug = :wanted OR slug LIKE :stem
                        UNION
                        SELECT SUBSTRING_INDEX(host, '.', 1) FROM tenant_host
                         WHERE (host = :host OR host LIKE :hosts)
                           AND (cooldown_until IS NULL OR cooldown_until > :now)
                        """)
                .param("wanted", wanted.value())
                .param("stem", stem + "%")
                .param("host", wanted + ending)
                .param("hosts", stem + "%" + ending)
                .param("now", utc(clock.instant()))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if somebody was faster
     */
    TenantId insert(String name, Slug slug, @Nullable String ownerHash) {
        var key = new GeneratedKeyHolder();
        platform.sql(
                        """
                        INSERT INTO tenant (public_id, slug, name, state, time_zone,
                                            owner_phone_hash, created_at)
                        VALUES (?, ?, ?, 'PROVISIONING', ?, ?, ?)
                        """)
                .params(RandomId.ofLength(PUBLIC_ID_LENGTH), slug.value(), name, TIME_ZONE)
                .param(ownerHash)
                .param(utc(clock.instant()))
                .update(key);
        var tenant = new TenantId(Objects.requireNonNull(key.getKey()).longValue());
        var host = address.hostOf(slug.value());
        update(
                "DELETE FROM tenant_host WHERE host = ? AND cooldown_until <= ?",
                host,
                utc(clock.instant()));
        update(
                "INSERT INTO tenant_host (host, tenant_id, kind, status)"
                        + " VALUES (?, ?, 'SLUG', 'PENDING')",
                host,
                tenant.value());
        return tenant;
    }

    /** It is the other one's practice copy, lives by its clock, and is found by the same owner. */
    void practise(TenantId copy, TenantId restaurant) {
        update(
                """
                UPDATE tenant c JOIN tenant r ON r.tenant_id = ?
                   SET c.practice_of = r.tenant_id, c.time_zone = r.time_zone,
                       c.owner_phone_hash = r.owner_phone_hash
                 WHERE c.tenant_id = ?
                """,
                restaurant.value(),
                copy.value());
    }

    Optional<TenantId> practiceOf(TenantId restaurant) {
        return platform.sql("SELECT tenant_id FROM tenant WHERE practice_of = ?")
                .param(restaurant.value())
                .query((row, _) -> new TenantId(row.getLong(1)))
                .optional();
    }

    Optional<Place> placeOf(TenantId tenant) {
        return platform.sql(
                        """
                        SELECT t.public_id, p.cluster_id, p.schema_name, t.epoch, p.mode
                          FROM tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
                         WHERE t.tenant_id = ?
                        """)
                .param(tenant.value())
                .query((row, _) ->
                        new Place(
                                row.getString("public_id"),
                                row.getString("cluster_id"),
                                new SchemaName(row.getString("schema_name")),
                                row.getLong("epoch"),
                                row.getString("mode")))
                .optional();
    }

    void recordVersion(TenantId tenant, String version) {
        update("UPDATE tenant SET schema_version = ? WHERE tenant_id = ?", version, tenant.value());
    }

    void connectHost(TenantId tenant) {
        update(
                "UPDATE tenant_host SET status = 'ACTIVE' WHERE tenant_id = ? AND kind = 'SLUG'",
                tenant.value());
    }

    void mode(TenantId tenant, String mode) {
        update("UPDATE tenant_placement SET mode = ? WHERE tenant_id = ?", mode, tenant.value());
    }

    void forget(TenantId tenant) {
        for (var table :
                List.of(
                        "tenant_host",
                        "tenant_brand",
                        "tenant_licence",
                        "tenant_placement",
                        "tenant_key",
                        "tenant_file",
                        "replay",
                        "support_access",
                        "tenant_health",
                        "migration_target",
                        "migration_quarantine",
                        "retired_schema",
                        "tenant")) {
            update("DELETE FROM " + table + " WHERE tenant_id = ?", tenant.value());
        }
    }

    private void update(String sql, Object... values) {
        platform.sql(sql).params(values).update();
    }
}
