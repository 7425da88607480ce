package io.yanhuo.migrations;

import static io.yanhuo.migrations.CampaignRows.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The restaurants of a campaign, and everything that whoever has taken one may write about it. Each
 * statement names the fence: what an overtaken hand writes changes no row.
 */
final class Targets {
    private static final int LONGEST_ERROR = 1000;

    /** No move, export or the like is at work on it. */
    static final String UNDISTURBED =
            " AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.tenant_id = p.tenant_id AND "
                    + Stragglers.AT_WORK
                    + ")";

    private final JdbcClient platform;
    private final Clock clock;

    Targets(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
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
        if (version(target)) end(target, "status = 'DONE', error = NULL, digest = ?", digest);
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

    /** Nor was this; but it is not tried again at once. */
    void later(Target target, String why, Duration pause) {
        var due = utc(clock.instant().plus(pause));
        pending(target, why, target.left(), target.attempt() - 1, due);
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

    /**
     * @param left what it may have left, for whoever tries again when the cause is removed
     */
    void quarantine(Target target, String error, Traces.Kind left) {
        end(
                target,
                "status = 'QUARANTINED', digest = NULL, error = ?, traces = ?",
                cut(error),
                left.name());
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
                                       traces = IF(traces = 'LOCK', 'STATEMENT', traces),
                                       pardoned = 0, wave = ?
                                 WHERE campaign_id = ? AND tenant_id = ?
                                   AND status IN ('QUARANTINED', 'SKIPPED')
                                """)
                        .params(campaign.wave(), campaign.id(), tenant)
                        .update()
                == 1;
    }

    private void end(Target target, String how, Object... values) {
        var now = clock.instant();
        write(
                target,
                "lease_owner = NULL, lease_until = NULL, finished_at = ?, millis = ?, " + how,
                Stream.concat(
                                Stream.of(
                                        utc(now), Duration.between(target.begun(), now).toMillis()),
                                Stream.of(values))
                        .toArray());
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
