package io.yanhuo.tenancy;

import io.yanhuo.migrations.Campaign;
import io.yanhuo.migrations.CampaignSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How all restaurants' schemas are brought to a new release.
 *
 * @param auto whether that begins by itself when the release starts
 * @param every how often each application looks whether there is something to do
 * @param canaries addresses of the restaurants that go first; if empty, the oldest one
 * @param shares sizes of the waves between the canaries and the rest, in percent
 * @param stopFailures so many failures stop it
 * @param stopPercent more than this share of failures stops it at the end of a wave
 * @param perServer how many at once on one database server
 * @param lockWait how long a statement waits for a restaurant's open transactions
 * @param lease after so long without a sign of life another application takes a restaurant over
 * @param attempts so often is tried what failed for a reason that passes
 */
@Validated
@ConfigurationProperties("yanhuo.fleet")
record FleetSettings(
        @DefaultValue("true") boolean auto,
        @DefaultValue("5s") Duration every,
        @DefaultValue({}) List<String> canaries,
        @DefaultValue({"1", "10"}) List<Integer> shares,
        @DefaultValue("3") int stopFailures,
        @DefaultValue("1") double stopPercent,
        @DefaultValue("2") int perServer,
        @DefaultValue("5s") Duration lockWait,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("3") int attempts) {
    private static final int HUNDREDTHS = 100;

    CampaignSettings campaign() {
        return new CampaignSettings(
                canaries,
                shares,
                new Campaign.StopRule(stopFailures, (int) Math.round(stopPercent * HUNDREDTHS)),
                perServer,
                lockWait,
                lease,
                attempts,
                CampaignSettings.usual().pause());
    }
}
