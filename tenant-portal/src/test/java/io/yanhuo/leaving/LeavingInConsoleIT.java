package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What operators see and do about a restaurant that leaves. */
class LeavingInConsoleIT extends LeavingScene {
    private static final String HOST = "ops.yanhuo.localhost";
    private static final String PASSWORD = "correct-horse-battery";

    @Autowired OperatorAccounts accounts;
    @Autowired OperatorSessions sessions;

    @Test
    void from_an_export_to_the_certificate_of_its_end() {
        var shop = testTenants.create("console");
        var page = "/tenants/" + shop.publicId();
        var operator = operator();
        operator.open(page);

        assertThat(operator.post(page + "/exports", Map.of("reason", "")).status()).isEqualTo(422);
        operator.open(page);
        assertThat(operator.post(page + "/exports", Map.of("reason", "店主来电")).status())
                .isEqualTo(303);
        finished(Exporting.NAME, shop);
        var export = exports.latest(shop.id()).getFirst();
        assertThat(operator.open(page + "/exports/" + export.link()).status()).isEqualTo(200);
        assertThat(operator.open(page + "/exports/" + export.link() + "0").status()).isEqualTo(404);

        operator.open(page);
        operator.post(page + "/closure", Map.of("reason", "店主来电"));
        assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
        clock.advance(COOL_OFF);
        due.run();
        finished(Archiving.NAME, shop);

        operator = operator();
        assertThat(operator.open(page).page()).contains("恢复店铺").doesNotContain("??");
        assertThat(operator.post(page + "/restoration", Map.of("reason", "店主反悔")).status())
                .isEqualTo(303);
        finished(Restoring.NAME, shop);
        assertThat(state(shop)).isEqualTo(TenantState.SUSPENDED);
        assertThat(operator.open(page + "/certificate").status()).isEqualTo(404);

        archiveAgain(shop);
        purge(shop);
        operator = operator();
        assertThat(operator.open(page).page()).contains("数据销毁证明").doesNotContain("??");
        assertThat(operator.open(page + "/certificate").page())
                .contains("数据密钥 1 把")
                .contains("《会计档案管理办法》")
                .doesNotContain("??");
        assertThat(operator.open("/?q=console").page()).contains("已清除");
    }

    @Test
    void an_archive_that_has_come_too_far_can_only_be_tried_again() {
        var shop = testTenants.create("too-far");
        var failed = archiveFailing(shop, "DROP");
        var page = "/tenants/" + shop.publicId();
        var operator = operator();

        assertThat(operator.open(page).page())
                .contains("data-testid=\"retry\"", "data-testid=\"too-far\"", "只能做完")
                .doesNotContain("data-testid=\"abandon\"", "??");
        var answer =
                operator.post(
                        "/operations/" + failed.id() + "/abandonment", Map.of("reason", "不想等了"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.page()).contains("只能做完");

        operations.retry(failed.id());
        assertThat(finished(failed).state()).isEqualTo(Operation.State.DONE);
    }

    @Test
    void one_that_has_not_can_be_given_up() {
        var shop = testTenants.create("not-yet");
        var failed = archiveFailing(shop, "VERIFY");
        var operator = operator();

        assertThat(operator.open("/tenants/" + shop.publicId()).page())
                .contains("data-testid=\"retry\"", "data-testid=\"abandon\"")
                .doesNotContain("data-testid=\"too-far\"");
        var answer =
                operator.post(
                        "/operations/" + failed.id() + "/abandonment", Map.of("reason", "店主反悔"));
        assertThat(answer.status()).isEqualTo(303);
    }

    private Operation archiveFailing(Tenant shop, String step) {
        var accident = accident();
        accident.begin();
        accident.failAt(step);
        try {
            var failed = archive(shop);
            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
            return failed;
        } finally {
            accident.end();
        }
    }

    private void archiveAgain(Tenant shop) {
        var operator = operator();
        var page = "/tenants/" + shop.publicId();
        operator.open(page);
        operator.post(page + "/closure", Map.of("reason", "还是不开了"));
        clock.advance(COOL_OFF);
        due.run();
        finished(Archiving.NAME, shop);
    }

    private MockBrowser operator() {
        accounts.ensure("leaver", PASSWORD);
        var answer = new MockHttpServletResponse();
        sessions.signIn("leaver", PASSWORD, new MockHttpServletRequest(), answer);
        var browser = new MockBrowser(mvc, HOST);
        browser.keep(answer.getCookies());
        return browser;
    }
}
