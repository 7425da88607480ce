package io.yanhuo.migrations;

import static io.yanhuo.migrations.CampaignRows.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts how far a campaign has come, by a few statements over its rows. */
final class Progression {
    private final JdbcClient platform;
    private final Clock clock;

    Progression(JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    CampaignProgress of(Campaign campaign) {
        var now = clock.instant();
        var progress =
                new CampaignProgress(
                        campaign,
                        waves(campaign),
                        finishedSince(campaign, now.minus(Duration.ofMinutes(1))),
                        null,
                        oldestLease(campaign));
        return new CampaignProgress(
                campaign,
                progress.waves(),
                progress.perMinute(),
                left(progress, now),
                progress.oldestLease());
    }

    private List<CampaignProgress.Wave> waves(Campaign campaign) {
        return platform.sql(
                        """
                        SELECT wave, SUM(status = 'PENDING'), SUM(status = 'RUNNING'),
                               SUM(status = 'DONE'), SUM(status = 'QUARANTINED'),
                               SUM(status = 'SKIPPED')
                          FROM migration_target WHERE campaign_id = ? GROUP BY wave ORDER BY wave
                        """)
                .param(campaign.id())
                .query((row, _) ->
                        new CampaignProgress.Wave(
                                row.getInt(1),
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6)))
                .list();
    }

    private int finishedSince(Campaign campaign, Instant since) {
        return platform.sql(
                        "SELECT COUNT(*) FROM migration_target"
                                + " WHERE campaign_id = ? AND finished_at > ?")
                .params(campaign.id(), utc(since))
                .query(Integer.class)
                .single();
    }

    private @Nullable Instant oldestLease(Campaign campaign) {
        return platform.sql(
                        "SELECT MIN(started_at) AS at FROM migration_target"
                                + " WHERE campaign_id = ? AND status = 'RUNNING'")
                .param(campaign.id())
                .query((row, _) -> Optional.ofNullable(CampaignRows.instant(row, "at")))
                .single()
                .orElse(null);
    }

    /** At the pace of the last minute, or of the whole campaign while it is younger. */
    private static @Nullable Duration left(CampaignProgress progress, Instant now) {
        if (progress.unfinished() == 0 || progress.perMinute() == 0) return null;
        var age = Duration.between(progress.campaign().begunAt(), now);
        var over = age.compareTo(Duration.ofMinutes(1)) < 0 ? age : Duration.ofMinutes(1);
        return over.multipliedBy(progress.unfinished()).dividedBy(progress.perMinute());
    }
}
