package io.yanhuo.operations;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.domains.HostCertificate;
import io.yanhuo.integrations.OutboxBacklog;
import io.yanhuo.migrations.Release;
import io.yanhuo.subscriptions.Usage;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the restaurants are: put together from the platform's rows alone, by one statement however
 * many there are.
 */
@Repository
class HealthRows {
    /** The restaurants that have a schema; of what has happened several times, the last. */
    private static final String ALL =
            """
            (SELECT t.tenant_id, t.public_id, t.slug, t.name, t.state, t.schema_version,
                    t.created_at, t.practice_of, h.served_at, h.outbox_count, h.outbox_oldest, h.quota_metric,
                    h.quota_percent, h.noted_at, q.tenant_id IS NOT NULL AS quarantined,
                    COALESCE(o.failures, 0) AS failures, c.callbacks, c.callbacks_oldest,
                    COALESCE(c.odd, 0) AS callbacks_odd, b.backed_up_at, d.drilled_at,
                    s.certified, s.valid_until, s.fault,
                    (SELECT last.state FROM operation last
                      WHERE last.tenant_id = t.tenant_id AND last.kind = 'RESTORE_DRILL'
                      ORDER BY last.created_at DESC LIMIT 1) AS drill_state
               FROM tenant t
               LEFT JOIN tenant_health h ON h.tenant_id = t.tenant_id
               LEFT JOIN (SELECT DISTINCT tenant_id FROM migration_quarantine
                           WHERE resolved_at IS NULL) q ON q.tenant_id = t.tenant_id
               LEFT JOIN (SELECT tenant_id, COUNT(*) AS failures FROM operation
                           WHERE state IN ('FAILED', 'STOPPING')
                              OR state IN ('RUNNING', 'ABANDONING') AND lease_until < :unheard
                           GROUP BY tenant_id) o
                 ON o.tenant_id = t.tenant_id
               LEFT JOIN (SELECT m.tenant_id, SUM(i.due_at IS NOT NULL) AS callbacks,
                                 MIN(CASE WHEN i.due_at IS NOT NULL THEN i.received_at END)
                                     AS callbacks_oldest,
                                 SUM(i.state = 'QUARANTINED') AS odd
                            FROM callback_inbox i
                            JOIN tenant_wx_merchant m ON m.callback_key = i.callback_key
                           WHERE i.due_at IS NOT NULL OR i.state = 'QUARANTINED'
                           GROUP BY m.tenant_id) c ON c.tenant_id = t.tenant_id
               LEFT JOIN (SELECT tenant_id, MAX(ready_at) AS backed_up_at FROM tenant_file
                           WHERE kind = 'BACKUP' AND key_cipher IS NOT NULL
                           GROUP BY tenant_id) b ON b.tenant_id = t.tenant_id
               LEFT JOIN (SELECT tenant_id, MAX(finished_at) AS drilled_at FROM operation
                           WHERE kind = 'RESTORE_DRILL' AND state = 'DONE'
                           GROUP BY tenant_id) d ON d.tenant_id = t.tenant_id
               LEFT JOIN (SELECT h.tenant_id, e.host AS certified, e.valid_until, e.fault,
                                 ROW_NUMBER() OVER (PARTITION BY h.tenant_id
                                     ORDER BY e.fault IS NULL, e.valid_until, e.host) AS place
                            FROM host_certificate e
                            JOIN tenant_host h ON h.host = e.host AND h.kind = 'OWN'
                             AND h.status = 'ACTIVE'
                           WHERE e.fault IS NOT NULL OR e.valid_until IS NOT NULL) s
                 ON s.tenant_id = t.tenant_id AND s.place = 1
              WHERE t.state IN ('ACTIVE', 'SUSPENDED', 'LOCKED', 'CLOSING')) x
            """;

    private final JdbcClient platform;
    private final Release release;
    private final Clock clock;

    HealthRows(JdbcClient platform, Release release, Clock clock) {
        this.platform = platform;
        this.release = release;
        this.clock = clock;
    }

    void note(TenantId tenant, OutboxBacklog.Backlog outbox, @Nullable Usage fullest) {
        var oldest = outbox.oldest();
        platform.sql(
                        """
                        INSERT INTO tenant_health
                               (tenant_id, outbox_count, outbox_oldest, quota_metric,
                                quota_percent, noted_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                            ON DUPLICATE KEY UPDATE outbox_count = VALUES(outbox_count),
                               outbox_oldest = VALUES(outbox_oldest),
                               quota_metric = VALUES(quota_metric),
                               quota_percent = VALUES(quota_percent), noted_at = VALUES(noted_at)
                        """)
                .params(tenant.value(), outbox.count())
                .param(oldest == null ? null : utc(oldest))
                .param(fullest == null ? null : fullest.metric().code())
                .param(fullest == null ? null : fullest.percent())
                .param(utc(clock.instant()))
                .update();
    }

    /**
     * What is wrong first.
     *
     * @param only null for all restaurants, also those that are well
     */
    List<Health> page(@Nullable Problem only, int from, int limit) {
        var flags = each(problem -> problem.condition() + " AS p_" + problem, ", ");
        var score = each(p -> "COALESCE(" + p.condition() + ", 0) * " + p.weight(), " + ");
        var where = only == null ? "" : " WHERE " + only.condition();
        return asked(
                        "SELECT x.*, "
                                + flags
                                + " FROM "
                                + ALL
                                + where
                                + " ORDER BY "
                                + score
                                + " DESC, x.name, x.tenant_id LIMIT :limit OFFSET :from")
                .param("limit", limit)
                .param("from", from)
                .query(HealthRows::health)
                .list();
    }

    /** How many restaurants have each problem. */
    Map<Problem, Integer> counts() {
        var sums = each(p -> "SUM(COALESCE(" + p.condition() + ", 0)) AS p_" + p, ", ");
        return asked("SELECT " + sums + " FROM " + ALL)
                .query((row, _) -> {
                    var counts = new EnumMap<Problem, Integer>(Problem.class);
                    for (var problem : Problem.values()) {
                        counts.put(problem, row.getInt("p_" + problem));
                    }
                    return counts;
                })
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql) {
        return platform.sql(sql)
                .param("callbacks", before(Duration.ofMinutes(5)))
                .param("unheard", before(Duration.ofMinutes(5)))
                .param("outbox", before(Duration.ofMinutes(15)))
                .param("backup", before(Duration.ofHours(50)))
                .param("silent", before(Duration.ofDays(1)))
                .param("unseen", before(Duration.ofHours(1)))
                .param("certificate", utc(clock.instant().plus(HostCertificate.SOON)))
                .param("release", release.version().value());
    }

    private java.time.LocalDateTime before(Duration ago) {
        return utc(clock.instant().minus(ago));
    }

    private static String each(java.util.function.Function<Problem, String> part, String between) {
        return Arrays.stream(Problem.values()).map(part).collect(Collectors.joining(between));
    }

    private static Health health(ResultSet row, int number) throws SQLException {
        var problems = EnumSet.noneOf(Problem.class);
        for (var problem : Problem.values()) {
            if (row.getBoolean("p_" + problem)) problems.add(problem);
        }
        return new Health(
                new TenantId(row.getLong("tenant_id")),
                row.getString("public_id"),
                row.getString("slug"),
                row.getString("name"),
                TenantState.valueOf(row.getString("state")),
                row.getString("schema_version"),
                Utc.instant(row, "served_at"),
                new Health.Waiting(row.getInt("outbox_count"), Utc.instant(row, "outbox_oldest")),
                new Health.Waiting(row.getInt("callbacks"), Utc.instant(row, "callbacks_oldest")),
                row.getInt("callbacks_odd"),
                row.getString("quota_metric"),
                row.getInt("quota_percent"),
                HostCertificate.of(row),
                Utc.instant(row, "backed_up_at"),
                Utc.instant(row, "drilled_at"),
                row.getString("drill_state"),
                row.getInt("failures"),
                Utc.instant(row, "noted_at"),
                problems);
    }
}
