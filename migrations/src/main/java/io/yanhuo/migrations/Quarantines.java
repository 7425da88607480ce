package io.yanhuo.migrations;

import static io.yanhuo.migrations.CampaignRows.utc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what waits for a person. */
final class Quarantines {
    private final JdbcClient platform;

    Quarantines(JdbcClient platform) {
        this.platform = platform;
    }

    /** Of restaurants that are there and still at the version with which it failed. */
    List<Quarantine> open() {
        return platform.sql(
                        """
                        SELECT q.* FROM migration_quarantine q
                          JOIN tenant t ON t.tenant_id = q.tenant_id
                                       AND t.schema_version = q.from_version
                         WHERE q.resolved_at IS NULL ORDER BY q.since, q.tenant_id
                        """)
                .query((row, _) ->
                        new Quarantine(
                                row.getLong("tenant_id"),
                                new SchemaVersion(row.getString("from_version")),
                                new SchemaVersion(row.getString("to_version")),
                                row.getString("error"),
                                row.getObject("since", LocalDateTime.class)
                                        .toInstant(ZoneOffset.UTC)))
                .list();
    }

    void enter(Target target, String error, Instant now) {
        platform.sql(
                        """
                        INSERT INTO migration_quarantine
                            (tenant_id, from_version, to_version, error, since)
                        VALUES (:tenant, :from, :to, :error, :now)
                        ON DUPLICATE KEY UPDATE error = :error, since = :now, resolved_at = NULL,
                            resolved_by = NULL, resolution = NULL
                        """)
                .param("tenant", target.tenant())
                .param("from", target.from().value())
                .param("to", target.to().value())
                .param("error", error)
                .param("now", utc(now))
                .update();
    }

    boolean resolve(long tenant, String by, String what, Instant now) {
        return platform.sql(
                                "UPDATE migration_quarantine SET resolved_at = ?, resolved_by = ?,"
                                        + " resolution = ? WHERE tenant_id = ?"
                                        + " AND resolved_at IS NULL")
                        .params(
                                utc(now),
                                by,
                                what.substring(0, Math.min(what.length(), 300)),
                                tenant)
                        .update()
                > 0;
    }
}
