package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Everything that whoever carries an operation out may write about it. Each statement names the
 * fence: what an overtaken hand writes changes no row.
 */
@Repository
class Leases {
    private final JdbcClient platform;
    private final OperationSettings settings;
    private final Clock clock;

    Leases(JdbcClient platform, OperationSettings settings, Clock clock) {
        this.platform = platform;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ids of operations of these kinds that somebody should carry out and nobody does. */
    List<String> due(List<String> kinds, int limit) {
        if (kinds.isEmpty() || limit == 0) return List.of();
        return platform.sql(
                        """
                        SELECT operation_id FROM operation
                         WHERE state IN ('PENDING', 'RUNNING', 'ABANDONING') AND kind IN (:kinds)
                           AND (lease_until IS NULL OR lease_until <= :now)
                         ORDER BY created_at LIMIT :limit
                        """)
                .param("kinds", kinds)
                .param("now", now())
                .param("limit", limit)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Takes the operation, unless somebody else has it or was faster. */
    Optional<Lease> take(String operation, String owner) {
        return fence(operation).flatMap(seen -> take(new Lease(operation, owner, seen + 1)));
    }

    private Optional<Long> fence(String operation) {
        return platform.sql("SELECT fence FROM operation WHERE operation_id = ?")
                .param(operation)
                .query(Long.class)
                .optional();
    }

    private Optional<Lease> take(Lease wanted) {
        int taken =
                platform.sql(
                                """
                                UPDATE operation
                                   SET state = IF(state = 'PENDING', 'RUNNING', state),
                                       lease_owner = ?, lease_until = ?, fence = ?
                                 WHERE operation_id = ? AND fence = ?
                                   AND state IN ('PENDING', 'RUNNING', 'ABANDONING')
                                   AND (lease_until IS NULL OR lease_until <= ?)
                                """)
                        .params(wanted.owner(), until(settings.lease()), wanted.fence())
                        .params(wanted.operationId(), wanted.fence() - 1, now())
                        .update();
        return taken == 1 ? Optional.of(wanted) : Optional.empty();
    }

    /** A sign of life. */
    void renew(Lease lease) {
        operation(lease, "lease_until = ?", until(settings.lease()));
    }

    void belongsTo(Lease lease, TenantId tenant) {
        operation(lease, "tenant_id = ?", tenant.value());
    }

    void begin(Lease lease, int position) {
        step(
                lease,
                position,
                "s.state = 'RUNNING', s.attempts = s.attempts + 1, s.error = NULL,"
                        + " s.started_at = ?",
                now());
        renew(lease);
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
        if (changed != 1) throw new Lease.Lost(lease);
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }

    private LocalDateTime until(Duration from) {
        return utc(clock.instant().plus(from));
    }
}
