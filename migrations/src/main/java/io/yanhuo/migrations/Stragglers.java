package io.yanhuo.migrations;

import static io.yanhuo.migrations.CampaignRows.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Restaurants with which something else goes on while it is their turn, perhaps for ever. The
 * others of the fleet do not wait for them.
 */
final class Stragglers {
    /** An operation that keeps a campaign from its restaurant. */
    static final String AT_WORK = "o.state IN ('PENDING', 'RUNNING', 'STOPPING', 'ABANDONING')";

    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Hands ask ten times a second. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final int SHOWN = 10;

    private static final String PUT_OFF =
            "put off to the last wave: something else went on with it";

    /** Nobody works on it, be it that a hand has died there. */
    private static final String OPEN =
            " (m.status = 'PENDING' OR m.status = 'RUNNING' AND m.lease_until <= :now) ";

    private final JdbcClient platform;
    private final Clock clock;
    private volatile Instant nextLook = Instant.MIN;

    Stragglers(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * Whether the campaign may go on now, although all that it has waited for in this wave, and for
     * some minutes, is held up. Called under the campaign's lock.
     */
    boolean passedBy(Campaign campaign) {
        var now = clock.instant();
        if (now.isBefore(nextLook)) return false;
        nextLook = now.plus(LOOK_EVERY);
        if (!stands(campaign, now)) return false;
        var late = heldUp(campaign, now);
        if (late.isEmpty()) return false;
        int last = lastWave(campaign);
        if (campaign.wave() < last) return putOff(campaign, late, last);
        return new Enrolment(platform, campaign.to()).enterLate(campaign) > 0;
    }

    /**
     * A wave in which nobody was done would tell nothing to those who come after it: then another
     * restaurant comes first.
     */
    private boolean putOff(Campaign campaign, List<Long> late, int last) {
        if (!somebodyIsFirst(campaign)) return false;
        platform.sql(
                        "UPDATE migration_target SET wave = :last, error = :why"
                                + " WHERE campaign_id = :campaign AND tenant_id IN (:late)")
                .param("last", last)
                .param("why", PUT_OFF)
                .param("campaign", campaign.id())
                .param("late", late)
                .update();
        return true;
    }

    private int lastWave(Campaign campaign) {
        return platform.sql(
                        "SELECT COALESCE(MAX(wave), 0) FROM migration_target WHERE campaign_id = ?")
                .param(campaign.id())
                .query(Integer.class)
                .single();
    }

    /** Whether nothing at all has happened in the wave for some minutes, nor happens now. */
    private boolean stands(Campaign campaign, Instant now) {
        var since = now.minus(PATIENCE);
        if (campaign.begunAt().isAfter(since)) return false;
        return platform.sql(
                        """
                        SELECT COUNT(*) = 0 FROM migration_target
                         WHERE campaign_id = :campaign AND wave = :wave
                           AND (status = 'RUNNING' AND lease_until > :now
                                OR started_at > :since OR finished_at > :since)
                        """)
                .params(where(campaign, now))
                .param("since", utc(since))
                .query(Boolean.class)
                .single();
    }

    /** All that are left in the wave; none if one of them could be taken soon. */
    private List<Long> heldUp(Campaign campaign, Instant now) {
        record Left(long tenant, boolean heldUp) {}
        var left =
                platform.sql(
                                """
                                SELECT m.tenant_id,
                                       p.mode = 'FENCED' OR EXISTS (
                                           SELECT 1 FROM operation o
                                            WHERE o.tenant_id = m.tenant_id
                                              AND o.created_at <= :since AND %s) AS held_up
                                  FROM migration_target m
                                  JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                                 WHERE m.campaign_id = :campaign AND m.wave = :wave AND %s
                                """
                                        .formatted(AT_WORK, OPEN))
                        .params(where(campaign, now))
                        .param("since", utc(now.minus(PATIENCE)))
                        .query((row, _) -> new Left(row.getLong(1), row.getBoolean(2)))
                        .list();
        if (!left.stream().allMatch(Left::heldUp)) return List.of();
        return left.stream().map(Left::tenant).toList();
    }

    /** Whether one was done in this wave, or can be from now on, because it now belongs to it. */
    private boolean somebodyIsFirst(Campaign campaign) {
        boolean done =
                platform.sql(
                                "SELECT COUNT(*) > 0 FROM migration_target WHERE campaign_id = ?"
                                        + " AND wave = ? AND status = 'DONE'")
                        .params(campaign.id(), campaign.wave())
                        .query(Boolean.class)
                        .single();
        return done || free(campaign).filter(tenant -> comesFirst(campaign, tenant)).isPresent();
    }

    /** The next in the order of the waves with which nothing goes on. */
    private Optional<Long> free(Campaign campaign) {
        return platform.sql(
                        """
                        SELECT m.tenant_id FROM migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                          JOIN tenant t ON t.tenant_id = m.tenant_id
                         WHERE m.campaign_id = ? AND m.wave > ? AND m.status = 'PENDING'
                           AND p.mode NOT IN ('DROPPED', 'FENCED')
                           AND t.state NOT IN ('ARCHIVED', 'PURGING', 'PURGED')
                        """
                                + Targets.UNDISTURBED
                                + " ORDER BY m.wave, m.tenant_id LIMIT 1")
                .params(campaign.id(), campaign.wave())
                .query(Long.class)
                .optional();
    }

    private boolean comesFirst(Campaign campaign, long tenant) {
        return platform.sql(
                                "UPDATE migration_target SET wave = ?"
                                        + " WHERE campaign_id = ? AND tenant_id = ?")
                        .params(campaign.wave(), campaign.id(), tenant)
                        .update()
                == 1;
    }

    /** Those whose turn it is, and those that were left for later; the longest first, not all. */
    List<Straggler> of(Campaign campaign) {
        return platform.sql(
                        """
                        SELECT m.tenant_id, t.slug, COALESCE(o.kind, ''),
                               COALESCE(o.operation_id, ''),
                               COALESCE(m.error, IF(p.mode = 'FENCED', 'fenced', ''))
                          FROM migration_target m
                          JOIN tenant t ON t.tenant_id = m.tenant_id
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                          LEFT JOIN operation o ON o.tenant_id = m.tenant_id AND %s
                         WHERE m.campaign_id = :campaign AND %s
                           AND (m.error IS NOT NULL
                                OR m.wave = :wave
                                   AND (o.operation_id IS NOT NULL OR p.mode = 'FENCED'))
                         ORDER BY o.created_at IS NULL, o.created_at, m.tenant_id LIMIT %d
                        """
                                .formatted(AT_WORK, OPEN, SHOWN))
                .params(where(campaign, clock.instant()))
                .query((row, _) ->
                        new Straggler(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                .list();
    }

    private static Map<String, ?> where(Campaign campaign, Instant now) {
        return Map.of("campaign", campaign.id(), "wave", campaign.wave(), "now", utc(now));
    }
}
