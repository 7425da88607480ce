package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of operations and their steps, as operators and pages read them. */
@Repository
class OperationRows {
    private static final String SELECT =
            "SELECT operation_id, kind, subject, tenant_id, state, created_at, finished_at"
                    + " FROM operation";

    /** Nobody looks further back, and none of those that go on is as old. */
    private static final int MOST_OF_ONE = 500;

    private final JdbcClient platform;

    OperationRows(JdbcClient platform) {
        this.platform = platform;
    }

    void insert(Operation operation, String input) {
        var tenant = operation.tenant();
        platform.sql(
                        """
                        INSERT INTO operation (operation_id, tenant_id, kind, subject, state, input,
                                               created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(operation.id())
                .param(tenant == null ? null : tenant.value())
                .param(operation.kind())
                .param(operation.subject())
                .param(operation.state().name())
                .param(input)
                .param(utc(operation.createdAt()))
                .update();
    }

    /** All of an operation, in their order. */
    void insertSteps(String operation, List<String> names) {
        var rows = String.join(", ", Collections.nCopies(names.size(), "(?, ?, ?, 'PENDING')"));
        var insert =
                platform.sql(
                        "INSERT INTO operation_step (operation_id, position, name, state) VALUES "
                                + rows);
        for (int i = 0; i < names.size(); i++) {
            insert = insert.params(operation, i, names.get(i));
        }
        insert.update();
    }

    void hold(TenantId tenant) {
        platform.sql("SELECT 1 FROM tenant WHERE tenant_id = ? FOR UPDATE")
                .param(tenant.value())
                .query(Integer.class)
                .optional();
    }

    Optional<Operation> find(String id) {
        return list(SELECT + " WHERE operation_id = ?", id).stream().findFirst();
    }

    Optional<Operation> about(String kind, String subject) {
        return list(SELECT + " WHERE kind = ? AND subject = ?", kind, subject).stream().findFirst();
    }

    List<Operation> ofTenant(TenantId tenant) {
        return list(
                SELECT + " WHERE tenant_id = ? ORDER BY created_at DESC LIMIT ?",
                tenant.value(),
                MOST_OF_ONE);
    }

    /** However many others there have been since. */
    Optional<Operation> unfinished(TenantId tenant, String kind) {
        return list(
                        SELECT
                                + " WHERE tenant_id = ? AND kind = ?"
                                + " AND state NOT IN ('DONE', 'ABANDONED')"
                                + " ORDER BY created_at DESC LIMIT 1",
                        tenant.value(),
                        kind)
                .stream()
                .findFirst();
    }

    long over(TenantId tenant, String kind) {
        return platform.sql(
                        "SELECT COUNT(*) FROM operation WHERE tenant_id = ? AND kind = ?"
                                + " AND state IN ('DONE', 'FAILED', 'ABANDONED')")
                .params(tenant.value(), kind)
                .query(Long.class)
                .single();
    }

    /**
     * @param deserted until when somebody had those at hand that nobody has taken up again
     */
    List<Operation> stuck(Instant deserted, int limit) {
        return list(
                SELECT
                        + " WHERE state IN ('FAILED', 'STOPPING')"
                        + " OR state = 'RUNNING' AND lease_until <= ?"
                        + " ORDER BY created_at LIMIT ?",
                utc(deserted),
                limit);
    }

    List<Operation> inState(Operation.State state, int limit) {
        return list(SELECT + " WHERE state = ? ORDER BY created_at LIMIT ?", state.name(), limit);
    }

    void forget(String kind, Instant before) {
        platform.sql(
                        """
                        DELETE FROM operation_step WHERE operation_id IN
                               (SELECT operation_id FROM operation
                                 WHERE kind = ? AND state = 'DONE' AND finished_at < ?)
                        """)
                .params(kind, utc(before))
                .update();
        platform.sql("DELETE FROM operation WHERE kind = ? AND state = 'DONE' AND finished_at < ?")
                .params(kind, utc(before))
                .update();
    }

    List<Operation> ofKind(String kind, int limit) {
        return list(
                SELECT + " WHERE kind = ? ORDER BY created_at DESC, operation_id LIMIT ?",
                kind,
                limit);
    }

    List<OperationStep> steps(String id) {
        return platform.sql(
                        "SELECT position, name, state, attempts, error, started_at, finished_at"
                                + " FROM operation_step WHERE operation_id = ? ORDER BY position")
                .param(id)
                .query(OperationRows::step)
                .list();
    }

    String input(String id) {
        return platform.sql("SELECT input FROM operation WHERE operation_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Nullable TenantId tenant(String id) {
        return platform.sql("SELECT tenant_id FROM operation WHERE operation_id = ?")
                .param(id)
                .query((row, _) -> tenantOf(row))
                .list()
                .getFirst();
    }

    /** An operator wants a failed one to go on, with fresh attempts. */
    boolean retry(String id) {
        boolean changed =
                update(
                        "UPDATE operation SET state = 'PENDING', lease_until = NULL"
                                + " WHERE operation_id = ? AND state = 'FAILED'",
                        id);
        if (changed) {
            update(
                    "UPDATE operation_step SET attempts = 0, state = 'PENDING'"
                            + " WHERE operation_id = ? AND state <> 'DONE'",
                    id);
        }
        return changed;
    }

    /**
     * @param step the first that is not done
     */
    record Stand(String kind, String step) {}

    /**
     * Nobody takes the operation up until the transaction ends; empty if all its steps are done.
     */
    Optional<Stand> holdStand(String id) {
        return platform.sql(
                        """
                        SELECT o.kind, s.name
                          FROM operation o JOIN operation_step s USING (operation_id)
                         WHERE o.operation_id = ? AND s.state <> 'DONE'
                         ORDER BY s.position LIMIT 1 FOR UPDATE
                        """)
                .param(id)
                .query((row, _) -> new Stand(row.getString(1), row.getString(2)))
                .optional();
    }

    /** Also one whose hand is dead: perhaps only a release can go on with it that has gone. */
    boolean abandon(String id, Instant now) {
        return update(
                """
                UPDATE operation
                   SET state = 'ABANDONING', lease_until = NULL, fence = fence + 1
                 WHERE operation_id = ?
                   AND (state IN ('FAILED', 'STOPPING', 'PENDING')
                        OR state = 'RUNNING' AND lease_until <= ?)
                """,
                id,
                utc(now));
    }

    private boolean update(String sql, Object... values) {
        return platform.sql(sql).params(values).update() > 0;
    }

    private List<Operation> list(String sql, Object... values) {
        return platform.sql(sql).params(values).query(OperationRows::operation).list();
    }

    private static Operation operation(ResultSet row, int number) throws SQLException {
        return new Operation(
                row.getString("operation_id"),
                row.getString("kind"),
                row.getString("subject"),
                tenantOf(row),
                Operation.State.valueOf(row.getString("state")),
                Utc.required(row, "created_at"),
                Utc.instant(row, "finished_at"));
    }

    private static OperationStep step(ResultSet row, int number) throws SQLException {
        return new OperationStep(
                row.getInt("position"),
                row.getString("name"),
                OperationStep.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                StepError.read(row.getString("error")),
                Utc.instant(row, "started_at"),
                Utc.instant(row, "finished_at"));
    }

    private static @Nullable TenantId tenantOf(ResultSet row) throws SQLException {
        long tenant = row.getLong("tenant_id");
        return row.wasNull() ? null : new TenantId(tenant);
    }
}
