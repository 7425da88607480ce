package io.yanhuo.leaving;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantRemoved;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Restaurants that leave or have left, in the platform's schema. */
@Repository
class ClosureRows {
    private static final String SELECT = "SELECT c.* FROM closure c";

    private final JdbcClient platform;

    ClosureRows(JdbcClient platform) {
        this.platform = platform;
    }

    /** In the place of one that was taken back, or from which the restaurant has come back. */
    void request(TenantId tenant, Instant at, String by, Instant archiveAfter) {
        forget(tenant);
        platform.sql(
                        """
                        INSERT INTO closure (tenant_id, requested_at, requested_by, archive_after)
                        VALUES (?, ?, ?, ?)
                        """)
                .params(tenant.value(), utc(at), by, utc(archiveAfter))
                .update();
    }

    Optional<Closure> of(TenantId tenant) {
        return platform.sql(SELECT + " WHERE c.tenant_id = ?")
                .param(tenant.value())
                .query(ClosureRows::closure)
                .optional();
    }

    /** The same; until the caller's transaction ends, others who want to hold it wait. */
    Optional<Closure> hold(TenantId tenant) {
        return platform.sql(SELECT + " WHERE c.tenant_id = ? FOR UPDATE")
                .param(tenant.value())
                .query(ClosureRows::closure)
                .optional();
    }

    /** Whether the restaurant is a file now, and nothing else. */
    boolean archived(TenantId tenant) {
        return platform.sql("SELECT COUNT(*) FROM tenant WHERE tenant_id = ? AND state = ?")
                .params(tenant.value(), TenantState.ARCHIVED.name())
                .query(Boolean.class)
                .single();
    }

    /** It becomes no archive before then; till then it may be taken back, as ever. */
    void putOff(Closure closure, Instant archiveAfter) {
        platform.sql(
                        "UPDATE closure SET archive_after = ?"
                                + " WHERE tenant_id = ? AND requested_at = ?")
                .params(utc(archiveAfter), closure.tenant().value(), utc(closure.requestedAt()))
                .update();
    }

    /** False if it is not there any more, or has another archive; it may be said again. */
    boolean archive(Closure closure, String file, long rows, Instant at, Instant purgeAfter) {
        int changed =
                platform.sql(
                                """
                                UPDATE closure SET archived_at = ?, file_id = ?, row_count = ?,
                                                   purge_after = ?
                                 WHERE tenant_id = ? AND requested_at = ?
                                   AND (archived_at IS NULL OR file_id = ?)
                                """)
                        .params(utc(at), file, rows, utc(purgeAfter))
                        .params(closure.tenant().value(), utc(closure.requestedAt()), file)
                        .update();
        return changed == 1;
    }

    void purge(TenantId tenant, Instant at) {
        platform.sql(
                        "UPDATE closure SET purged_at = ?, requested_by = ''"
                                + " WHERE tenant_id = ? AND purged_at IS NULL")
                .params(utc(at), tenant.value())
                .update();
    }

    void forget(TenantId tenant) {
        platform.sql("DELETE FROM closure WHERE tenant_id = ?").param(tenant.value()).update();
    }

    /** This one, and none that was asked for since. */
    void forget(Closure closure) {
        platform.sql("DELETE FROM closure WHERE tenant_id = ? AND requested_at = ?")
                .params(closure.tenant().value(), utc(closure.requestedAt()))
                .update();
    }

    /** The one that has this archive. */
    void forget(TenantId tenant, String file) {
        platform.sql("DELETE FROM closure WHERE tenant_id = ? AND file_id = ?")
                .params(tenant.value(), file)
                .update();
    }

    List<Closure> toArchive(Instant now) {
        return due("archive_after", now, TenantState.CLOSING);
    }

    /** Also those that are half gone already. */
    List<Closure> toPurge(Instant now) {
        return due("purge_after", now, TenantState.ARCHIVED, TenantState.PURGING);
    }

    private List<Closure> due(String date, Instant now, TenantState... states) {
        return platform.sql(
                        SELECT
                                + " JOIN tenant t ON t.tenant_id = c.tenant_id"
                                + " WHERE t.state IN (:states) AND c."
                                + date
                                + " <= :now ORDER BY c.tenant_id")
                .param("states", Arrays.stream(states).map(Enum::name).toList())
                .param("now", utc(now))
                .query(ClosureRows::closure)
                .list();
    }

    @EventListener
    void on(TenantRemoved removed) {
        forget(removed.tenant());
    }

    private static Closure closure(ResultSet row, int number) throws SQLException {
        return new Closure(
                new TenantId(row.getLong("tenant_id")),
                Utc.required(row, "requested_at"),
                row.getString("requested_by"),
                Utc.required(row, "archive_after"),
                Utc.instant(row, "archived_at"),
                row.getString("file_id"),
                Utc.instant(row, "purge_after"),
                Utc.instant(row, "purged_at"),
                row.getObject("row_count", Long.class));
    }
}
