package io.yanhuo.migrations;

import static io.yanhuo.migrations.CampaignRows.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The restaurants of a campaign, and everything that whoever has taken one may write about it. Each
 * statement names the fence: what an overtaken hand writes changes no row.
 */
final class Targets {
    private static final int LONGEST_ERROR = 1000;

    /** No move, export or the like is at work on it. */
    private static final String UNDISTURBED =
            """
               AND NOT EXISTS (SELECT 1 FROM operation o
                                WHERE o.tenant_id = p.tenant_id
                                  AND o.state IN ('PENDING', 'RUNNING', 'STOPPING',
                                                  'ABANDONING'))
            """;

    /**
     * What is being moved or removed is left alone until that is over; and so is what a living hand
     * of a campaign that was replaced still works on, but not what a dead one left.
     */
    private static final String SELECT =
            """
            SELECT m.tenant_id, m.from_version, m.status, m.fence, m.attempts, m.traces,
                   p.cluster_id, p.schema_name,
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
                    + UNDISTURBED;

    private final JdbcClient platform;
    private final Clock clock;

    Targets(JdbcClient platform, Clock clock) {
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

    /** A sign of life. */
    void renew(Target target, Duration lease) {
        write(target, "lease_until = ?", utc(clock.instant().plus(lease)));
    }

    /**
     * Whether the schema is still the restaurant's, and nobody is copying or removing it. Asked
     * under the schema's lock, so that who begins that afterwards sees what is done to it.
     */
    boolean quiet(Target target) {
        return platform.sql(
                        """
                        SELECT 1 FROM tenant_placement p
                         WHERE p.tenant_id = ? AND p.cluster_id = ? AND p.schema_name = ?
                           AND p.mode NOT IN ('DROPPED', 'FENCED')
                        """
                                + UNDISTURBED)
                .params(target.tenant(), target.cluster(), target.schema().value())
                .query((row, _) -> row.getInt(1))
                .optional()
                .isPresent();
    }

    /**
     * Together with the restaurant's version, in one transaction. One that lives elsewhere by now
     * has another schema, which is yet to be changed.
     */
    void done(Target target, String digest) {
        if (version(target)) end(target, "DONE", null, digest);
        else back(target, "it has moved meanwhile", Traces.Kind.NONE);
    }

    private boolean version(Target target) {
        return platform.sql(
                                """
                                UPDATE tenant t JOIN tenant_placement p USING (tenant_id)
                                   SET t.schema_version = ?
                                 WHERE t.tenant_id = ? AND p.cluster_id = ? AND p.schema_name = ?
                                """)
                        .params(target.to().value(), target.tenant())
                        .params(target.cluster(), target.schema().value())
                        .update()
                == 1;
    }

    void again(Target target, String error, Traces.Kind left, Duration pause) {
        var later = utc(clock.instant().plus(pause));
        pending(target, error, left, target.attempt(), later);
    }

    /** That it came to nothing was not its fault, and does not count. */
    void back(Target target, String why, Traces.Kind left) {
        pending(target, why, left, target.attempt() - 1, now());
    }

    private void pending(
            Target target, String why, Traces.Kind left, int attempts, LocalDateTime due) {
        write(
                target,
                "status = 'PENDING', lease_owner = NULL, lease_until = NULL, error = ?, traces = ?,"
                        + " attempts = ?, retry_at = ?",
                cut(why),
                left.name(),
                attempts,
                due);
    }

    void quarantine(Target target, String error) {
        end(target, "QUARANTINED", cut(error), null);
        new Quarantines(platform).enter(target, cut(error), clock.instant());
    }

    /** Restaurants that are gone need nothing any more, also where a hand died at work. */
    void skipGone(Campaign campaign) {
        platform.sql(
                        """
                        UPDATE migration_target m
                          LEFT JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                          LEFT JOIN tenant t ON t.tenant_id = m.tenant_id
                           SET m.status = 'SKIPPED', m.error = 'gone', m.lease_owner = NULL
                         WHERE m.campaign_id = ? AND m.wave = ?
                           AND (m.status = 'PENDING'
                                OR m.status = 'RUNNING' AND m.lease_until <= ?)
                           AND (p.tenant_id IS NULL OR p.mode = 'DROPPED' OR t.tenant_id IS NULL
                                OR t.state IN ('ARCHIVED', 'PURGING', 'PURGED'))
                        """)
                .params(campaign.id(), campaign.wave(), now())
                .update();
    }

    /** Those of a resolved quarantine are tried again. */
    boolean requeue(Campaign campaign, long tenant) {
        return platform.sql(
                                """
                                UPDATE migration_target
                                   SET status = 'PENDING', attempts = 0, retry_at = NULL,
                                       traces = 'NONE', pardoned = 0, wave = ?
                                 WHERE campaign_id = ? AND tenant_id = ?
                                   AND status IN ('QUARANTINED', 'SKIPPED')
                                """)
                        .params(campaign.wave(), campaign.id(), tenant)
                        .update()
                == 1;
    }

    private void end(
            Target target, String status, @Nullable String error, @Nullable String digest) {
        var now = clock.instant();
        write(
                target,
                "status = ?, lease_owner = NULL, lease_until = NULL, error = ?, digest = ?,"
                        + " finished_at = ?, millis = ?",
                status,
                error,
                digest,
                utc(now),
                Duration.between(target.begun(), now).toMillis());
    }

    private void write(Target target, String change, @Nullable Object... values) {
        int changed =
                platform.sql(
                                "UPDATE migration_target SET "
                                        + change
                                        + " WHERE campaign_id = ? AND tenant_id = ? AND fence = ?"
                                        + " AND status = 'RUNNING'")
                        .params(Arrays.asList(values))
                        .params(target.campaign(), target.tenant(), target.fence())
                        .update();
        if (changed != 1) throw new Target.Lost(target);
    }

    private static String cut(String error) {
        return error.substring(0, Math.min(error.length(), LONGEST_ERROR));
    }

    private LocalDateTime now() {
        return utc(clock.instant());
    }
}
