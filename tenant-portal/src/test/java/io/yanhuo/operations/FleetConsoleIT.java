package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.MockBrowser;
import io.yanhuo.access.AuditEntry;
import io.yanhuo.migrations.Campaigns;
import io.yanhuo.migrations.SchemaVersion;
import io.yanhuo.migrations.TenantSchemas;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An operator brings a restaurant that is behind to this release. */
class FleetConsoleIT extends ConsoleScene {
    private static final String OLD = "20261124-0000.1";
    private static final String REASON = "删掉了手工建的表";

    @Autowired Campaigns campaigns;
    @Autowired TenantSchemas schemas;
    @Autowired MovableClock clock;

    private Tenant behind;

    @BeforeEach
    void a_restaurant_is_behind() {
        behind = testTenants.create("behind");
        lose("orders_unpaid");
        isBehind(behind);
        operator.open("/fleet");
    }

    private void isBehind(Tenant tenant) {
        platform.sql("UPDATE tenant SET schema_version = ? WHERE tenant_id = ?")
                .params(OLD, tenant.id().value())
                .update();
    }

    @AfterEach
    void nothing_is_left_open() {
        campaigns.open().ifPresent(campaign -> campaigns.cancel(campaign.id(), "test"));
        platform.sql("UPDATE tenant SET schema_version = ? WHERE schema_version = ?")
                .params(SchemaVersion.ofThisRelease().value(), OLD)
                .update();
        platform.sql("DELETE FROM migration_quarantine").update();
        platform.sql("DELETE FROM operation WHERE kind = 'FUTURE'").update();
        platform.sql("DELETE FROM migration_node WHERE node = 'old'").update();
    }

    @Test
    void the_dry_run_shows_what_would_be_sent_and_changes_nothing() {
        assertThat(operator.open("/fleet").page()).contains(OLD + "：1 家", "给 1 家升级");

        assertThat(operator.open("/fleet/plan").page())
                .contains("ADD UNIQUE KEY orders_unpaid (diner_id, unpaid_place);")
                .contains(behind.slug());
        assertThat(version()).isEqualTo(OLD);
    }

    @Test
    void the_upgrade_runs_beside_the_console_and_is_recorded() {
        assertThat(operator.post("/fleet/campaigns", Map.of()).location()).isEqualTo("/fleet");

        await().atMost(Duration.ofSeconds(30)).until(() -> campaigns.open().isEmpty());
        assertThat(version()).isEqualTo(SchemaVersion.ofThisRelease().value());
        assertThat(schemas.digest(behind.schema())).isEqualTo(schemas.digest(schemas.canary()));
        assertThat(operator.open("/fleet").page()).contains("1 / 1", "没有要做的");
        assertThat(lastAct().action()).isEqualTo("fleet.begun");
        assertThat(operator.post("/fleet/campaigns", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void what_cannot_be_changed_waits_for_an_operator_who_says_what_was_done() {
        byHand("ALTER TABLE orders ADD COLUMN by_hand INT NULL");
        operator.post("/fleet/campaigns", Map.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> !campaigns.quarantined().isEmpty());
        assertThat(operator.open("/fleet").page()).contains("by_hand", behind.name());
        var resolve = "/fleet/quarantine/" + behind.publicId() + "/resolution";
        assertThat(operator.post(resolve, Map.of()).status()).isEqualTo(422);

        byHand("ALTER TABLE orders DROP COLUMN by_hand");
        operator.post(resolve, Map.of("reason", REASON));

        assertThat(campaigns.quarantined()).isEmpty();
        assertThat(audit.latest(behind.id(), null, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo(REASON));
        operator.post("/fleet/campaigns", Map.of());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> version().equals(SchemaVersion.ofThisRelease().value()));
    }

    @Test
    void a_campaign_is_paused_and_given_up_with_a_reason() {
        long campaign = begunAndHeld();
        assertThat(live()).contains("等它们停止", "old", "data-state=\"RUNNING\"");
        var path = "/fleet/campaigns/" + campaign;

        operator.open("/fleet");
        operator.post(path + "/pause", Map.of());
        assertThat(operator.open("/fleet").page()).contains("已暂停");
        assertThat(operator.post(path + "/pause", Map.of()).status()).isEqualTo(409);
        assertThat(operator.post(path + "/cancellation", Map.of()).status()).isEqualTo(422);
        operator.post(path + "/cancellation", Map.of("reason", "改天再做"));

        assertThat(campaigns.open()).isEmpty();
        assertThat(lastAct().detail()).isEqualTo("改天再做");
    }

    @Test
    @DisplayName("T-36 how many are done, how fast it goes and how long it takes is shown live")
    void the_figures() {
        for (var name : List.of("second", "third", "fourth")) isBehind(testTenants.create(name));
        long campaign = begunAndHeld();
        assertThat(live()).contains("完成 0 / 4", "最近一分钟 0 家", "value=\"0\"").doesNotContain("大约还要");

        finish(campaign, 3);
        assertThat(live()).contains("完成 3 / 4", "最近一分钟 3 家", "大约还要 20 秒", "value=\"75\"");

        finish(campaign, 1);
        assertThat(live()).contains("完成 4 / 4", "最近一分钟 4 家").doesNotContain("大约还要");
    }

    /** As if it had begun long ago, and these were done a moment ago. */
    private void finish(long campaign, int number) {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        platform.sql("UPDATE migration_campaign SET begun_at = ? WHERE campaign_id = ?")
                .params(now.minusMinutes(10), campaign)
                .update();
        platform.sql(
                        "UPDATE migration_target SET status = 'DONE', finished_at = ?"
                                + " WHERE campaign_id = ? AND status = 'PENDING' LIMIT "
                                + number)
                .params(now, campaign)
                .update();
    }

    /** By another application, which could not serve the result. */
    private long begunAndHeld() {
        platform.sql("INSERT INTO migration_node VALUES ('old', ?, '2099-01-01')")
                .param(OLD)
                .update();
        operator.post("/fleet/campaigns", Map.of());
        return campaigns.open().orElseThrow().id();
    }

    private String live() {
        return operator.open("/fleet/live").page();
    }

    @Test
    void a_restaurant_with_which_something_goes_on_is_named_with_what_it_waits_for() {
        platform.sql(
                        "INSERT INTO operation (operation_id, tenant_id, kind, subject, state,"
                                + " input, created_at) VALUES ('01FUTURE', ?, 'FUTURE', 'x',"
                                + " 'PENDING', '{}', NOW())")
                .param(behind.id().value())
                .update();
        operator.post("/fleet/campaigns", Map.of());

        assertThat(live()).contains(behind.name(), "等操作“FUTURE”结束", "01FUTURE");

        platform.sql("DELETE FROM operation WHERE kind = 'FUTURE'").update();
        await().atMost(Duration.ofSeconds(30)).until(() -> campaigns.open().isEmpty());
        assertThat(version()).isEqualTo(SchemaVersion.ofThisRelease().value());
    }

    @Test
    void strangers_and_support_see_nothing_of_it() {
        assertThat(new MockBrowser(mvc, HOST).open("/fleet").status()).isEqualTo(303);
    }

    private AuditEntry lastAct() {
        return audit.latest(null, null, 1).getFirst();
    }

    private String version() {
        return String.valueOf(fleet.find(behind.publicId()).orElseThrow().schemaVersion());
    }

    /** As if the last changeset had never been there. */
    private void lose(String index) {
        byHand("ALTER TABLE orders DROP INDEX " + index);
        byHand("DELETE FROM DATABASECHANGELOG WHERE ID = '20261125-0400-limit-unpaid'");
    }

    private void byHand(String statement) {
        try (var connection = TestDatabase.shared().administrator()) {
            connection.setCatalog(behind.schema().value());
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
