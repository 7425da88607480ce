package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.migrations.CampaignRunner;
import io.yanhuo.migrations.Campaigns;
import io.yanhuo.migrations.Release;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** An application that brings restaurants to its release by itself, as in production. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestTenants.class)
class FleetWatchIT {
    private static final String OLD = "20261124-0000.1";
    private static final Duration MANY_LOOKS = Duration.ofSeconds(1);

    @Autowired DataSource source;
    @Autowired Clusters clusters;
    @Autowired Campaigns campaigns;
    @Autowired Release release;
    @Autowired Clock clock;
    @Autowired JdbcClient platform;
    @Autowired TestTenant testTenants;

    /** And an older application runs, so that nobody touches it. */
    @BeforeEach
    void a_restaurant_is_behind() {
        platform.sql("DELETE FROM migration_campaign").update();
        var behind = testTenants.create("behind");
        platform.sql("UPDATE tenant SET schema_version = ? WHERE tenant_id = ?")
                .params(OLD, behind.id().value())
                .update();
        platform.sql("INSERT INTO migration_node VALUES ('old', ?, '2099-01-01')")
                .param(OLD)
                .update();
    }

    @AfterEach
    void nothing_is_left() {
        campaigns.open().ifPresent(campaign -> campaigns.cancel(campaign.id(), "test"));
        platform.sql("DELETE FROM migration_campaign").update();
        platform.sql("UPDATE tenant SET schema_version = ? WHERE schema_version = ?")
                .params(release.version().value(), OLD)
                .update();
        platform.sql("DELETE FROM migration_node WHERE node IN ('old', 'watch')").update();
    }

    @Test
    void does_not_begin_again_what_an_operator_has_given_up() {
        var watch = watch();
        watch.start();
        try {
            await().until(() -> campaigns.open().isPresent());
            campaigns.cancel(campaigns.open().orElseThrow().id(), "not today");

            await().during(MANY_LOOKS)
                    .atMost(MANY_LOOKS.multipliedBy(5))
                    .until(() -> campaigns.open().isEmpty());

            assertThat(campaigns.begin("somebody")).isPresent();
        } finally {
            watch.stop();
        }
    }

    private FleetWatch watch() {
        var settings =
                new FleetSettings(
                        true,
                        Duration.ofMillis(50),
                        List.of(),
                        List.of(),
                        3,
                        1,
                        2,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        3);
        var runner =
                new CampaignRunner(
                        source, clusters::ddl, release, settings.campaign(), clock, "watch");
        return new FleetWatch(campaigns, runner, release, settings, "watch");
    }
}
