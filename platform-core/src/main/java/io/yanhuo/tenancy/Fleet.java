package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All restaurants, for those who run the platform; reads the platform's rows only. */
@Service
public class Fleet {
    private static final Duration ORDER_NOTED_EVERY = Duration.ofMinutes(1);
    private static final String SELECT =
            """
            SELECT t.tenant_id, t.public_id, t.slug, t.name, t.state, t.schema_version,
                   t.created_at, t.suspended_at, t.last_order_at,
                   (SELECT r.public_id FROM tenant r WHERE r.tenant_id = t.practice_of) AS real_id,
                   (SELECT c.public_id FROM tenant c WHERE c.practice_of = t.tenant_id) AS copy_id,
                   (SELECT COUNT(*) FROM operation o
                     WHERE o.tenant_id = t.tenant_id
                       AND o.state IN ('FAILED', 'STOPPING')) AS failures
              FROM tenant t
            """;

    private final JdbcClient platform;
    private final PersonalData personal;

    Fleet(JdbcClient platform, PersonalData personal) {
        this.platform = platform;
        this.personal = personal;
    }

    /**
     * The newest first.
     *
     * @param text part of a name or of an address, be it a former one, or the owner's whole phone
     *     number; empty for all
     * @param state null for every state
     */
    public List<FleetEntry> search(String text, @Nullable TenantState state, int from, int limit) {
        var phone = PhoneNumber.parse(text).map(number -> personal.hash(number.digits()));
        return platform.sql(
                        SELECT
                                + """
                                 WHERE (:state IS NULL OR t.state = :state)
                                   AND (t.owner_phone_hash = :phone OR :phone IS NULL
                                        AND (t.name LIKE :part OR t.slug LIKE :lower
                                             OR EXISTS (SELECT 1 FROM tenant_host h
                                                         WHERE h.tenant_id = t.tenant_id
                                                           AND h.kind = 'FORMER'
                                                           AND SUBSTRING_INDEX(h.host, '.', 1)
                                                               LIKE :lower)))
                                 ORDER BY t.tenant_id DESC LIMIT :limit OFFSET :from
                                """)
                .param("state", state == null ? null : state.name())
                .param("phone", phone.orElse(null))
                .param("part", "%" + escaped(text.strip()) + "%")
                .param("lower", "%" + escaped(text.strip().toLowerCase(Locale.ROOT)) + "%")
                .param("limit", limit)
                .param("from", from)
                .query(Fleet::entry)
                .list();
    }

    /** Hosts of the addresses that it had before, and that lead to it. */
    public List<String> formerly(TenantId tenant) {
        return platform.sql(
                        "SELECT host FROM tenant_host WHERE tenant_id = ? AND kind = 'FORMER'"
                                + " AND status = 'ACTIVE' ORDER BY left_at DESC")
                .param(tenant.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    public Optional<FleetEntry> find(String publicId) {
        return platform.sql(SELECT + " WHERE t.public_id = ?")
                .param(publicId)
                .query(Fleet::entry)
                .optional();
    }

    /** How many restaurants there are in each state; nobody counts those for practising. */
    public Map<TenantState, Integer> counts() {
        var counts = new EnumMap<TenantState, Integer>(TenantState.class);
        platform.sql("SELECT state, COUNT(*) FROM tenant WHERE practice_of IS NULL GROUP BY state")
                .query(row -> {
                    counts.put(TenantState.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    public Map<TenantId, FleetEntry> byIds(Collection<TenantId> ids) {
        var found = new HashMap<TenantId, FleetEntry>();
        if (ids.isEmpty()) return found;
        platform.sql(SELECT + " WHERE t.tenant_id IN (:ids)")
                .param("ids", ids.stream().map(TenantId::value).toList())
                .query(Fleet::entry)
                .list()
                .forEach(entry -> found.put(entry.id(), entry));
        return found;
    }

    /** Remembers that it sells, to the minute; an older order changes nothing. */
    @Transactional(value = "platform", propagation = Propagation.REQUIRES_NEW)
    public void orderSeen(TenantId tenant, Instant at) {
        platform.sql(
                        """
                        UPDATE tenant SET last_order_at = :at
                         WHERE tenant_id = :tenant
                           AND (last_order_at IS NULL OR last_order_at < :before)
                        """)
                .param("at", utc(at))
                .param("tenant", tenant.value())
                .param("before", utc(at.minus(ORDER_NOTED_EVERY)))
                .update();
    }

    /** What somebody searches for is text, also where it looks like a pattern. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static FleetEntry entry(ResultSet row, int number) throws SQLException {
        return new FleetEntry(
                new TenantId(row.getLong("tenant_id")),
                row.getString("public_id"),
                row.getString("slug"),
                row.getString("name"),
                TenantState.valueOf(row.getString("state")),
                row.getString("schema_version"),
                Utc.required(row, "created_at"),
                Utc.instant(row, "suspended_at"),
                Utc.instant(row, "last_order_at"),
                row.getInt("failures"),
                row.getString("real_id"),
                row.getString("copy_id"));
    }
}
