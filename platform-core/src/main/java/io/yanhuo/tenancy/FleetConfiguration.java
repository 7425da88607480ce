package io.yanhuo.tenancy;

import io.yanhuo.migrations.CampaignRunner;
import io.yanhuo.migrations.Campaigns;
import io.yanhuo.migrations.DryRun;
import io.yanhuo.migrations.Release;
import io.yanhuo.shared.RandomId;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What brings all restaurants' schemas to this release. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FleetSettings.class)
class FleetConfiguration {
    @Bean
    Release release() {
        return Release.ofThisBuild();
    }

    @Bean
    Campaigns campaigns(
            DataSource platformDataSource, Release release, FleetSettings settings, Clock clock) {
        return new Campaigns(platformDataSource, release, settings.campaign(), clock);
    }

    @Bean
    DryRun dryRun(DataSource platformDataSource, Clusters clusters, Release release) {
        return new DryRun(platformDataSource, clusters::ddl, release);
    }

    @Bean
    FleetWatch fleetWatch(
            DataSource platformDataSource,
            Clusters clusters,
            Campaigns campaigns,
            Release release,
            FleetSettings settings,
            Clock clock) {
        var node = "node " + RandomId.ofLength(8);
        var runner =
                new CampaignRunner(
                        platformDataSource,
                        clusters::ddl,
                        release,
                        settings.campaign(),
                        clock,
                        node);
        return new FleetWatch(campaigns, runner, release, settings, node);
    }
}
