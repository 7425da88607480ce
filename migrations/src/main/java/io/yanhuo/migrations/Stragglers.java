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
 * Restaurants with which something else goes on while it is their turn, or whose server does not
 * answer, perhaps for ever. The others of the fleet do not wait for them.
 */
final class Stragglers {
    /** An operation that keeps a campaign from its restaurant. */
    static final String AT_WORK = "o.state IN ('PENDING', 'RUNNING', 'STOPPING', 'ABANDONING')";

    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Hands ask ten times a second; between two looks nobody asks a server twice. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private static final int SHOWN = 10;

    private static final String PUT_OFF =
            "put off to the last wave: something else went on with it";

    /** Nobody works on it, be it that a hand has died there. */
    private static final String OPEN =
            " (m.status = 'PENDING' OR m.status = 'RUNNING' AND m.lease_until <= :now) ";

    /** The server is being asked once more. */
    private static final String ASKED = " m.status = 'RUNNING' AND " + AwayServers.MARKED;

    private final JdbcClient platform;
    private final AwayServers awayServers;
    private final Clock clock;
    private volatile Instant nextLook = Instant.MIN;
    private volatile Watch watch = Watch.NONE;

    Stragglers(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.awayServers = new AwayServers(platform);
        this.clock = clock;
    }

    /**
     * Since when a campaign waits for these and nothing else. Each process has seen that itself: no
     * row tells of the time in which a campaign was held, or of a fence that was there before.
     */
    private record Watch(long campaign, int wave, List<Left> left, Instant since) {
        static final Watch NONE = new Watch(0, 0, List.of(), Instant.EPOCH);

        boolean sees(Campaign now, List<Left> stillLeft) {
            return campaign == now.id()
                    && wave == now.wave()
                    && tenants(left).equals(tenants(stillLeft));
        }
    }

    /**
     * A restaurant of the wave that is not at its end.
     *
     * @param open nobody works on it
     */
    private record Left(long tenant, boolean open, boolean heldUp) {}

    private static List<Long> tenants(List<Left> some) {
        return some.stream().map(Left::tenant).toList();
    }

    /**
     * Whether the campaign may go on now, although all that it has waited for in this wave, and for
     * some minutes, is held up. Called under the campaign's lock.
     */
    boolean passedBy(Campaign campaign) {
        var now = clock.instant();
        if (now.isBefore(nextLook)) return false;
        // Who could not look for so long does not know what went on.
        if (now.isAfter(nextLook.plus(PATIENCE))) forget();
        nextLook = now.plus(LOOK_EVERY);
        var away = awayServers.of(campaign);
        var left = left(campaign, away, now);
        if (!waitedLong(campaign, left, now)) return false;
        int last = lastWave(campaign);
        if (campaign.wave() < last) return putOff(campaign, left, away, last);
        return new Enrolment(platform, campaign.to()).enterLate(campaign) > 0;
    }

    /** The campaign is held by something else: the minutes are counted anew when it goes on. */
    void forget() {
        watch = Watch.NONE;
    }

    /** Whether nothing could happen in the wave at each look of the last minutes. */
    private boolean waitedLong(Campaign campaign, List<Left> left, Instant now) {
        if (left.isEmpty() || !left.stream().allMatch(Left::heldUp)) {
            forget();
            return false;
        }
        if (!watch.sees(campaign, left)) {
            watch = new Watch(campaign.id(), campaign.wave(), left, now);
        }
        return !watch.since().plus(PATIENCE).isAfter(now);
    }

    /**
     * A wave in which nobody was done would tell nothing to those who come after it: then another
     * restaurant comes first.
     */
    private boolean putOff(Campaign campaign, List<Left> left, List<String> away, int last) {
        var late = left.stream().filter(Left::open).toList();
        if (late.isEmpty() || !somebodyIsFirst(campaign, away)) return false;
        platform.sql(
                        """
                        UPDATE migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                           SET m.wave = :last,
                               m.error = CASE WHEN %s THEN m.error
                                              WHEN p.cluster_id IN (:away) THEN %s
                                              ELSE :why END
                         WHERE m.campaign_id = :campaign AND m.tenant_id IN (:late)
                           AND m.status IN ('PENDING', 'RUNNING')
                        """
                                .formatted(AwayServers.MARKED, AwayServers.MARK))
                .param("last", last)
                .param("away", orNone(away))
                .param("why", PUT_OFF)
                .param("campaign", campaign.id())
                .param("late", tenants(late))
                .update();
        // Who just asks a server that is away has been waited for as long as the others.
        var asking = left.stream().filter(each -> !each.open()).toList();
        watch = new Watch(campaign.id(), campaign.wave(), asking, watch.since());
        return true;
    }

    private int lastWave(Campaign campaign) {
        return platform.sql(
                        "SELECT COALESCE(MAX(wave), 0) FROM migration_target WHERE campaign_id = ?")
                .param(campaign.id())
                .query(Integer.class)
                .single();
    }

    private List<Left> left(Campaign campaign, List<String> away, Instant now) {
        return platform.sql(
                        """
                        SELECT m.tenant_id, %2$s AS idle,
                               p.cluster_id IN (:away)
                               OR %2$s AND (p.mode = 'FENCED' OR EXISTS (
                                   SELECT 1 FROM operation o
                                    WHERE o.tenant_id = m.tenant_id AND %1$s)) AS held_up
                          FROM migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                         WHERE m.campaign_id = :campaign AND m.wave = :wave
                           AND m.status IN ('PENDING', 'RUNNING')
                         ORDER BY m.tenant_id
                        """
                                .formatted(AT_WORK, OPEN))
                .params(where(campaign, now))
                .param("away", orNone(away))
                .query((row, _) -> new Left(row.getLong(1), row.getBoolean(2), row.getBoolean(3)))
                .list();
    }

    private static List<String> orNone(List<String> names) {
        return names.isEmpty() ? List.of("") : names;
    }

    /** Whether one was done in this wave, or can be from now on, because it now belongs to it. */
    private boolean somebodyIsFirst(Campaign campaign, List<String> away) {
        boolean done =
                platform.sql(
                                "SELECT COUNT(*) > 0 FROM migration_target WHERE campaign_id = ?"
                                        + " AND wave = ? AND status = 'DONE'")
                        .params(campaign.id(), campaign.wave())
                        .query(Boolean.class)
                        .single();
        return done
                || free(campaign, away).filter(tenant -> comesFirst(campaign, tenant)).isPresent();
    }

    /** The next in the order of the waves that nothing keeps. */
    private Optional<Long> free(Campaign campaign, List<String> away) {
        return platform.sql(
                        """
                        SELECT m.tenant_id FROM migration_target m
                          JOIN tenant_placement p ON p.tenant_id = m.tenant_id
                          JOIN tenant t ON t.tenant_id = m.tenant_id
                         WHERE m.campaign_id = :campaign AND m.wave > :wave
                           AND m.status = 'PENDING' AND p.cluster_id NOT IN (:away)
                           AND p.mode NOT IN ('DROPPED', 'FENCED')
                           AND t.state NOT IN ('ARCHIVED', 'PURGING', 'PURGED')
                        """
                                + Targets.UNDISTURBED
                                + " ORDER BY m.wave, m.tenant_id LIMIT 1")
                .param("campaign", campaign.id())
                .param("wave", campaign.wave())
                .param("away", orNone(away))
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
                         WHERE m.campaign_id = :campaign AND (%s OR %s)
                           AND (m.error IS NOT NULL
                                OR m.wave = :wave
                                   AND (o.operation_id IS NOT NULL OR p.mode = 'FENCED'))
                         ORDER BY o.created_at IS NULL, o.created_at, m.tenant_id LIMIT %d
                        """
                                .formatted(AT_WORK, OPEN, ASKED, SHOWN))
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
