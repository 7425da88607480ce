package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Long work on a restaurant that an operator begins. */
class MaintenanceIT extends ConsoleScene {
    @Autowired Operations operations;
    @Autowired Backups backups;

    private Tenant shop;
    private String page;

    @BeforeEach
    void a_restaurant() {
        shop = testTenants.create("upkeep");
        page = "/tenants/" + shop.publicId();
    }

    @Test
    void a_change_of_keys_is_begun_once_shown_and_recorded() {
        operator.open(page);

        operator.post(page + "/key", Map.of("reason", "一年一换"));
        operator.post(page + "/key", Map.of("reason", "又点了一次"));

        assertThat(operations.ofTenant(shop.id()))
                .extracting(Operation::kind)
                .containsExactly("ROTATE_KEY");
        assertThat(operator.open(page).page()).contains("更换数据密钥", "生成新密钥", "一年一换");
        await().until(() ->
                operations.ofTenant(shop.id()).getFirst().state() != Operation.State.PENDING);
    }

    @Test
    void nobody_moves_to_a_server_that_is_not_there() {
        assertThat(operator.open(page).page()).contains("没有别的开放的服务器可去");

        var answer = operator.post(page + "/move", Map.of("destination", "moon", "reason", "试试"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(operations.ofTenant(shop.id())).isEmpty();
    }

    @Test
    void a_backup_is_begun_and_offered_to_go_back_to() {
        assertThat(operator.open(page).page()).contains("还没有可用的备份");

        operator.post(page + "/backup", Map.of("reason", "大改菜单之前"));
        await().until(() -> operations.ofTenant(shop.id()).getFirst().state().over());

        var file = backups.usable(shop.id()).getFirst().id();
        assertThat(operator.open(page).page()).contains(file, "大改菜单之前", "data-confirm");
        assertThat(operator.open("/operations").page()).contains("恢复演练");
        operator.post(page + "/restore-backup", Map.of("file", file, "reason", "菜单改坏了"));
        await().until(() -> operations.ofTenant(shop.id()).getFirst().state().over());
        tenants.refresh();
        assertThat(tenants.get(shop.id()).schema()).isNotEqualTo(shop.schema());
        assertThat(operator.open(page).page()).contains("退回到备份", "菜单改坏了");
    }

    @Test
    void nobody_goes_back_to_a_backup_that_is_not_there() {
        operator.open(page);

        var answer = operator.post(page + "/restore-backup", Map.of("file", "x", "reason", "试试"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(operations.ofTenant(shop.id())).isEmpty();
    }

    @Test
    @DisplayName("T-46 a moment is offered, gone back to, recorded, and its end is told")
    void a_moment_is_gone_back_to() {
        assertThat(operator.open(page).page()).contains("还没有可用的备份，所以也没有");
        operator.post(page + "/backup", Map.of("reason", "中午以前"));
        await().until(() -> operations.ofTenant(shop.id()).getFirst().state().over());
        var moment = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        await().until(() -> Instant.now().isAfter(moment.plusMillis(1_100)));

        var typed = moment.atZone(ZoneId.of("Asia/Shanghai")).toLocalDateTime().toString();
        assertThat(operator.open(page).page()).contains("退回到某一刻", "datetime-local", "最早");
        operator.post(page + "/restore-moment", Map.of("moment", typed, "reason", "菜单改坏了"));
        await().until(() -> operations.ofTenant(shop.id()).getFirst().state().over());

        tenants.refresh();
        assertThat(tenants.get(shop.id()).schema()).isNotEqualTo(shop.schema());
        assertThat(operator.open(page).page())
                .contains("菜单改坏了", moment.toString(), "上次退回到的时刻", "日志读到 binlog.");
    }

    @Test
    @DisplayName(
            "T-46 what is no moment, has not come, or was before the backup is refused, in words")
    void no_moment() {
        operator.open(page);
        operator.post(page + "/backup", Map.of("reason", "中午以前"));
        await().until(() -> operations.ofTenant(shop.id()).getFirst().state().over());

        refused("", "没看懂是哪一刻");
        refused("昨天中午", "没看懂是哪一刻");
        refused("2026-11-24T12:00:00.5", "这一刻回不去");
        refused("2001-01-01T00:00", "这一刻回不去");
        refused("2099-01-01T00:00:00", "这一刻回不去");
        assertThat(operations.ofTenant(shop.id())).hasSize(1);
    }

    private void refused(String moment, String words) {
        var answer =
                operator.post(page + "/restore-moment", Map.of("moment", moment, "reason", "试试"));
        assertThat(answer.status()).as(moment).isEqualTo(422);
        assertThat(answer.page()).contains(words);
    }

    @Test
    void wants_a_reason() {
        operator.open(page);

        assertThat(operator.post(page + "/key", Map.of("reason", " ")).status()).isEqualTo(422);
        assertThat(operations.ofTenant(shop.id())).isEmpty();
    }
}
