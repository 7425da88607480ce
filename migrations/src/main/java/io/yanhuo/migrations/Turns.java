package io.yanhuo.migrations;

import static io.yanhuo.migrations.CampaignRows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose turn it is in a campaign; everything here is asked under the campaign's lock. */
final class Turns {
    /**
     * In the last campaign that has begun it, for the first attempt of this one. Who holds
     * Liquibase's lock by now is not known any more.
     */
    private static final String TRACES_BEFORE =
            """
            SELECT CASE WHEN b.status = 'DONE' THEN 'NONE'
                        WHEN b.traces = 'LOCK' THEN 'STATEMENT' ELSE b.traces END
              FROM migration_target b
             WHERE b.tenant_id = m.tenant_id AND b.campaign_id < m.campaign_id AND b.fence > 0
             ORDER BY b.campaign_id DESC LIMIT 1
            """;

    /**
     * What is being moved or removed is left alone until that is over; and so is what a living hand
     * of a campaign that was replaced still works on, but not what a dead one left.
     */
    private static final String SELECT =
            """
            SELECT m.tenant_id, m.from_version, m.status, m.fence, m.attempts,
                   p.cluster_id, p.schema_name,
                   IF(m.fence > 0, m.traces, COALESCE((%s), 'NONE')) AS traces,
                   EXISTS (SELECT 1 FROM migration_target other
                            WHERE other.tenant_id = m.tenant_id
                              AND other.campaign_id <> m.campaign_id
                              AND other.status = 'RUNNING') AS died_elsewhere
              FROM migration_target m
              JOIN tenant_placement p ON p.tenant_id = m.tenant_id
              JOIN tenant t ON t.tenant_id = m.tenant_id
                           AND t.state NOT IN ('ARCHIVED', 'PURGING', 'PURGED')
             WHERE m.campaign_id = :campaign AND m.wave = :wave
               AND p.mode NOT IN ('DROPPED', 'FENCED') AND p.cluster_id NOT IN (:busy)
               AND NOT EXISTS (SELECT 1 FROM migration_target other
                                WHERE other.tenant_id = m.tenant_id
                                  AND other.campaign_id <> m.campaign_id
                                  AND other.status = 'RUNNING' AND other.lease_until > :now)
            """
                            .formatted(TRACES_BEFORE)
                    + Targets.UNDISTURBED;

    private final JdbcClient platform;
    private final Clock clock;

    Turns(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** The first wave in which something is left to do. */
    Optional<Integer> wave(Campaign campaign) {
        return platform.sql(
                        "SELECT MIN(wave) AS wave FROM migration_target WHERE campaign_id = ?"
                                + " AND status IN ('PENDING', 'RUNNING') HAVING wave IS NOT NULL")
                .param(campaign.id())
                .query(Integer.class)
                .optional();
    }

    /** Servers on which as many are at work as may be. */
    List<String> busy(Campaign campaign) {
        return platform.sql(
                        """
                        SELECT p.cluster_id FROM migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                         WHERE m.campaign_id = ? AND m.wave = ? AND m.status = 'RUNNING'
                           AND m.lease_until > ?
                         GROUP BY p.cluster_id HAVING COUNT(*) >= ?
                        """)
                .params(campaign.id(), campaign.wave(), now(), campaign.perServer())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** One that nobody works on; called under the campaign's lock. */
    Optional<Target> take(Campaign campaign, List<String> busy, String owner, Duration lease) {
        return next(campaign, busy, " AND m.status = 'PENDING' AND m.retry_at IS NULL")
                .or(() ->
                        next(
                                campaign,
                                busy,
                                " AND (m.status = 'PENDING' AND m.retry_at <= :now"
                                        + " OR m.status = 'RUNNING' AND m.lease_until <= :now)"))
                .map(target -> taken(target, owner, lease));
    }

    private Optional<Target> next(Campaign campaign, List<String> busy, String due) {
        return platform.sql(SELECT + due + " ORDER BY m.tenant_id LIMIT 1")
                .param("campaign", campaign.id())
                .param("wave", campaign.wave())
                .param("busy", busy.isEmpty() ? List.of("") : busy)
                .param("now", now())
                .query((row, _) -> target(campaign, row))
                .optional();
    }

    private Target target(Campaign campaign, ResultSet row) throws SQLException {
        return new Target(
                campaign.id(),
                row.getLong("tenant_id"),
                new SchemaName(row.getString("schema_name")),
                row.getString("cluster_id"),
                new SchemaVersion(row.getString("from_version")),
                campaign.to(),
                row.getLong("fence") + 1,
                row.getInt("attempts") + 1,
                left(row),
                clock.instant());
    }

    private static Traces.Kind left(ResultSet row) throws SQLException {
        boolean dead =
                row.getString("status").equals("RUNNING") || row.getBoolean("died_elsewhere");
        return dead ? Traces.Kind.LOCK : Traces.Kind.valueOf(row.getString("traces"));
    }

    private Target taken(Target target, String owner, Duration lease) {
        platform.sql(
                        """
                        UPDATE migration_target
                           SET status = 'RUNNING', lease_owner = ?, lease_until = ?, fence = ?,
                               attempts = ?, retry_at = NULL, started_at = ?
                         WHERE campaign_id = ? AND tenant_id = ?
                        """)
                .params(owner, utc(target.begun().plus(lease)), target.fence(), target.attempt())
                .params(utc(target.begun()), target.campaign(), target.tenant())
                .update();
        forgetTheDead(target);
        return target;
    }

    /** From now on one of a campaign that was replaced finds that it has been overtaken. */
    private void forgetTheDead(Target target) {
        if (target.left() != Traces.Kind.LOCK) return;
        platform.sql(
                        "UPDATE migration_target SET status = 'SKIPPED', lease_owner = NULL"
                                + " WHERE tenant_id = ? AND campaign_id <> ? AND status = 'RUNNING'")
                .params(target.tenant(), target.campaign())
                .update();
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }
}
