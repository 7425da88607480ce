package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that whoever carries an operation out may write about it. Each statement names the
 * fence: what an overtaken hand writes changes no row.
 */
@Repository
class Leases {
    /** Beside older nodes: what they could do is left to them. */
    private static final String OURS = "t.schema_version = :ours";

    /** What a newer release has changed is for that one. Whoever is at hand may clear it away. */
    private static final String NOT_NEWER =
            """
            t.schema_version IS NULL OR o.state IN ('STOPPING', 'ABANDONING')
            OR (LEFT(t.schema_version, 13), CAST(SUBSTRING(t.schema_version, 15) AS UNSIGNED))
               <= (LEFT(:ours, 13), CAST(SUBSTRING(:ours, 15) AS UNSIGNED))
            """;

    private final JdbcClient platform;
    private final OperationSettings settings;
    private final Clock clock;

    Leases(JdbcClient platform, OperationSettings settings, Clock clock) {
        this.platform = platform;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Ids of operations of these that somebody should carry out and nobody does. Restaurants take
     * turns: first come those of which nothing is under way, and of these the one that waits
     * longest, be it since it was last served. The last free hand is for one of these only, so that
     * no restaurant fills a node with long work.
     */
    List<String> due(SoughtWork sought, int free) {
        if (sought.kinds().isEmpty() || free == 0) return List.of();
        return platform.sql(
                        """
                        SELECT operation_id FROM (
                            SELECT o.operation_id, o.created_at,
                                   ROW_NUMBER() OVER (
                                       PARTITION BY COALESCE(o.tenant_id, o.operation_id)
                                       ORDER BY o.created_at, o.operation_id)
                                   + (SELECT COUNT(*) FROM operation r
                                       WHERE r.tenant_id = o.tenant_id
                                         AND r.lease_owner IS NOT NULL AND r.lease_until > :now)
                                   AS turn,
                                   GREATEST(o.created_at, COALESCE(
                                       (SELECT MAX(r.finished_at) FROM operation r
                                         WHERE r.tenant_id = o.tenant_id), o.created_at))
                                   AS waits_since
                              FROM operation o
                              LEFT JOIN tenant t ON t.tenant_id = o.tenant_id
                             WHERE o.state IN ('PENDING', 'RUNNING', 'STOPPING', 'ABANDONING')
                               AND o.kind IN (:kinds) AND (%s)
                               AND (o.lease_until IS NULL OR o.lease_until <= :now)) due
                         WHERE turn <= :most
                         ORDER BY turn, waits_since, created_at, operation_id LIMIT :free
                        """
                                .formatted(possible(sought)))
                .param("kinds", sought.names())
                .param("bringing", sought.bringingStructure())
                .param("ours", sought.ours().value())
                .param("now", now())
                .param("most", free == 1 ? 1 : settings.perRestaurant())
                .param("free", free)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Each whose structure is nobody's, or ours. */
    private static String possible(SoughtWork sought) {
        if (sought.bringingStructure().isEmpty()) return "TRUE";
        return "o.kind NOT IN (:bringing) OR " + (sought.besideOlder() ? OURS : NOT_NEWER);
    }

    /**
     * Takes the operation, unless somebody else has it, is at it, or its restaurant has its share
     * already. Waits for nobody.
     */
    @Transactional("platform")
    Optional<Lease> take(String operation, String owner) {
        record Due(long fence, @Nullable Long tenant) {}
        return platform.sql(
                        """
                        SELECT fence, tenant_id FROM operation
                         WHERE operation_id = ?
                           AND state IN ('PENDING', 'RUNNING', 'STOPPING', 'ABANDONING')
                           AND (lease_until IS NULL OR lease_until <= ?)
                           FOR UPDATE SKIP LOCKED
                        """)
                .params(operation, now())
                .query((row, _) -> new Due(row.getLong(1), row.getObject(2, Long.class)))
                .optional()
                .filter(due -> due.tenant() == null || hasRoom(due.tenant()))
                .map(due -> take(new Lease(operation, owner, due.fence() + 1)));
    }

    /** Whoever takes one of a restaurant's operations holds the restaurant, so that they count. */
    private boolean hasRoom(long tenant) {
        var held =
                platform.sql("SELECT 1 FROM tenant WHERE tenant_id = ? FOR UPDATE SKIP LOCKED")
                        .param(tenant)
                        .query(Integer.class)
                        .optional();
        // Held by somebody else just now; or it is nobody's any more, and has to be done all the
        // same.
        if (held.isEmpty()) return !isKnown(tenant);
        int running =
                platform.sql(
                                "SELECT COUNT(*) FROM operation WHERE tenant_id = ?"
                                        + " AND lease_owner IS NOT NULL AND lease_until > ?")
                        .params(tenant, now())
                        .query(Integer.class)
                        .single();
        return running < settings.perRestaurant();
    }

    private boolean isKnown(long tenant) {
        return platform.sql("SELECT COUNT(*) FROM tenant WHERE tenant_id = ?")
                .param(tenant)
                .query(Boolean.class)
                .single();
    }

    private Lease take(Lease wanted) {
        platform.sql(
                        """
                        UPDATE operation
                           SET state = IF(state = 'PENDING', 'RUNNING', state),
                               lease_owner = ?, lease_until = ?, fence = ?
                         WHERE operation_id = ?
                        """)
                .params(wanted.owner(), until(settings.lease()), wanted.fence())
                .param(wanted.operationId())
                .update();
        return wanted;
    }

    /** A sign of life. */
    void renew(Lease lease) {
        operation(lease, "lease_until = ?", until(settings.lease()));
    }

    /**
     * The same for an operation that its hand may be holding just now: as long as it does, nobody
     * can take it over, and whoever keeps many leases must not wait for one.
     */
    @Transactional("platform")
    void keep(Lease lease) {
        platform.sql("SELECT fence FROM operation WHERE operation_id = ? FOR UPDATE SKIP LOCKED")
                .param(lease.operationId())
                .query(Long.class)
                .optional()
                .ifPresent(_ -> renew(lease));
    }

    void belongsTo(Lease lease, TenantId tenant) {
        operation(lease, "tenant_id = ?", tenant.value());
    }

    /** With a sign of life. */
    void begin(Lease lease, int position) {
        step(
                lease,
                position,
                "s.state = 'RUNNING', s.attempts = s.attempts + 1, s.error = NULL,"
                        + " s.started_at = ?, o.lease_until = ?",
                now(),
                until(settings.lease()));
    }

    void finish(Lease lease, int position) {
        step(lease, position, "s.state = 'DONE', s.finished_at = ?", now());
    }

    void fail(Lease lease, int position, StepError error) {
        step(
                lease,
                position,
                "s.state = 'FAILED', s.error = ?, s.finished_at = ?",
                error.stored(),
                now());
    }

    /** The operation waits before it is tried again. */
    void postpone(Lease lease, Duration pause) {
        operation(lease, "state = 'PENDING', lease_owner = NULL, lease_until = ?", until(pause));
    }

    /** It has failed; what has to be put right is tried again after the length of a lease. */
    void stopping(Lease lease) {
        operation(
                lease,
                "state = 'STOPPING', lease_owner = NULL, lease_until = ?",
                until(settings.lease()));
    }

    /** Given up by its own hand, which begins at once to remove what it has made. */
    void giveUp(Lease lease) {
        operation(lease, "state = 'ABANDONING', lease_until = ?", until(settings.lease()));
    }

    void end(Lease lease, Operation.State state) {
        operation(
                lease,
                "state = ?, lease_owner = NULL, lease_until = NULL, finished_at = ?",
                state.name(),
                now());
    }

    /** Holds the operation's row until the transaction ends, so that nobody takes it over. */
    void hold(Lease lease) {
        var fence =
                platform.sql("SELECT fence FROM operation WHERE operation_id = ? FOR UPDATE")
                        .param(lease.operationId())
                        .query(Long.class)
                        .single();
        if (fence != lease.fence()) throw new Lease.Lost(lease);
    }

    private void operation(Lease lease, String change, Object... values) {
        int changed =
                platform.sql(
                                "UPDATE operation SET "
                                        + change
                                        + " WHERE operation_id = ? AND fence = ?")
                        .params(values)
                        .params(lease.operationId(), lease.fence())
                        .update();
        if (changed != 1) throw new Lease.Lost(lease);
    }

    private void step(Lease lease, int position, String change, Object... values) {
        int changed =
                platform.sql(
                                "UPDATE operation_step s JOIN operation o"
                                        + " ON o.operation_id = s.operation_id SET "
                                        + change
                                        + " WHERE s.operation_id = ? AND s.position = ?"
                                        + " AND o.fence = ?")
                        .params(values)
                        .params(lease.operationId(), position, lease.fence())
                        .update();
        // Of one table or of both.
        if (changed == 0) throw new Lease.Lost(lease);
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }

    private LocalDateTime until(Duration from) {
        return utc(clock.instant().plus(from));
    }
}
