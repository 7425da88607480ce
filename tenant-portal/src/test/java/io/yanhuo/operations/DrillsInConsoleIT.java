package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.Drills;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** An operator sees which backups could be put back, and why one could not. */
class DrillsInConsoleIT extends ConsoleScene {
    @Autowired Operations operations;
    @Autowired Backups backups;
    @Autowired Drills drills;
    @Autowired MessageSource texts;
    @Autowired JdbcClient platform;
    @Autowired Tenants tenants;

    @Value("${yanhuo.data}")
    Path data;

    private Tenant sound;
    private Tenant rotten;
    private Operation failed;

    @BeforeEach
    void of_two_backups_one_is_rotten() throws IOException {
        sound = backedUp("sound");
        rotten = backedUp("rotten");
        rot();
        assertThat(drilled(sound).state()).isEqualTo(Operation.State.DONE);
        failed = drilled(rotten);
        assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
    }

    @AfterEach
    void nothing_waits_for_anybody() {
        operations.abandon(failed.id());
    }

    @Test
    @DisplayName("T-46 each drill is shown with its restaurant, and a failed one with the reason")
    void are_shown() {
        var page = operator.open("/operations").page();

        var list = page.substring(page.indexOf("data-testid=\"drills\""));
        assertThat(row(list, sound)).contains("完成").doesNotContain("卡住");
        assertThat(row(list, rotten)).contains("卡住").doesNotContain("完成");
        assertThat(sheet(page)).contains("恢复演练", name(rotten), reason());
        assertThat(page).doesNotContain("还没有演练过", "??");
    }

    @Test
    @DisplayName("T-46 the restaurant's own page shows its drill and the reason as well")
    void are_shown_with_the_restaurant() {
        assertThat(operator.open("/tenants/" + rotten.publicId()).page())
                .contains("operation-RESTORE_DRILL", "卡住", reason());
        assertThat(operator.open("/tenants/" + sound.publicId()).page())
                .contains("operation-RESTORE_DRILL")
                .doesNotContain("卡住");
    }

    @Test
    void what_nobody_at_hand_can_go_on_with_is_shown_and_may_be_given_up() {
        platform.sql("UPDATE tenant SET schema_version = '20990101-0000.1' WHERE tenant_id = ?")
                .param(rotten.id().value())
                .update();
        tenants.refresh();
        becomes("RESTORE_BACKUP", "RUNNING");
        try {
            assertThat(sheet(operator.open("/operations").page()))
                    .contains("data-testid=\"deserted\"", "data-testid=\"abandon\"")
                    .doesNotContain("data-testid=\"retry\"", "??");
            assertThat(operator.open("/tenants/" + rotten.publicId()).page())
                    .as("whose own data this release cannot read")
                    .contains(failed.id(), "data-testid=\"away\"")
                    .doesNotContain("data-testid=\"usage-", "??");
        } finally {
            becomes("RESTORE_DRILL", "FAILED");
        }
    }

    /** Left by a hand that died yesterday. */
    private void becomes(String kind, String state) {
        platform.sql(
                        """
                        UPDATE operation SET kind = ?, state = ?,
                               lease_until = NOW() - INTERVAL 1 DAY
                         WHERE operation_id = ?
                        """)
                .params(kind, state, failed.id())
                .update();
    }

    private static String row(String list, Tenant tenant) {
        return Arrays.stream(list.split("<li"))
                .filter(row -> row.contains(name(tenant)))
                .findFirst()
                .orElseThrow();
    }

    /** The one of those above the list that waits for an operator. */
    private String sheet(String page) {
        return Arrays.stream(page.split("<article"))
                .filter(sheet -> sheet.contains(failed.id()))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Tenant tenant) {
        return ">" + tenant.name() + "</a>";
    }

    private String reason() {
        var error = operations.steps(failed.id()).getFirst().error();
        assertThat(error).isNotNull();
        var text =
                texts.getMessage(
                        error.code(), new Object[] {error.detail()}, Locale.SIMPLIFIED_CHINESE);
        return "<p class=\"sheet-error\">" + HtmlUtils.htmlEscape(text, "UTF-8") + "</p>";
    }

    private Tenant backedUp(String name) {
        var tenant = testTenants.create(name);
        assertThat(settled(backups.take(tenant.id())).state()).isEqualTo(Operation.State.DONE);
        return tenant;
    }

    private void rot() throws IOException {
        var file = backups.usable(rotten.id()).getFirst().id();
        var path = data.resolve("tenants/" + rotten.id() + "/backup/" + file);
        var bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);
    }

    private Operation drilled(Tenant tenant) {
        drills.begin(tenant.id());
        var drill =
                drills.latest(5).stream()
                        .filter(one -> tenant.id().equals(one.tenant()))
                        .findFirst()
                        .orElseThrow();
        return settled(drill);
    }

    private Operation settled(Operation operation) {
        await().atMost(Duration.ofMinutes(1)).until(() -> isSettled(now(operation).state()));
        return now(operation);
    }

    private static boolean isSettled(Operation.State state) {
        return state.over() || state == Operation.State.FAILED;
    }

    private Operation now(Operation operation) {
        return operations.find(operation.id()).orElseThrow();
    }
}
