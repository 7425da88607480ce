package io.yanhuo.leaving;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import io.yanhuo.Chromium;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** An operator puts a restaurant back to a moment, in a real browser. */
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MomentPagesIT {
    private static final String PASSWORD = "correct-horse-battery";
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Autowired ApplicationContext beans;
    @LocalServerPort int port;

    private Playwright playwright;
    private Page page;
    private Tenant shop;

    @BeforeAll
    void an_operator_at_a_browser() {
        shop = beans.getBean(TestTenant.class).create("laowang");
        beans.getBean(OperatorAccounts.class).ensure("moments", PASSWORD);
        playwright = Chromium.driver();
        page = Chromium.started(playwright).newPage(new NewPageOptions().setLocale("zh-CN"));
        page.navigate("http://ops.yanhuo.localhost:" + port + "/");
        page.locator("input[name=login]").fill("moments");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button[type=submit]").first().click();
    }

    @AfterAll
    void goes_home() {
        playwright.close();
    }

    @Test
    @DisplayName("T-46 the page names the bounds, asks once more, and tells how far it came")
    void back_to_a_moment() {
        open();
        assertThat(page.getByTestId("no-moment")).isVisible();
        page.locator("#reason-backup").fill("中午以前");
        page.getByTestId("backup").click();
        done("BACKUP");
        open();
        var earliest = page.getByTestId("moment").getAttribute("min");
        await().until(() -> LocalDateTime.now(BEIJING).minusSeconds(1).isAfter(at(earliest)));
        FilledSchema.run(
                ("INSERT INTO `%s`.refund (out_refund_no, out_trade_no, subject, refund_key, amount,"
                                + " reason, state, attempts, asked_at, version) VALUES ('r0123', 'o0123',"
                                + " 's', 'k', 2500, '', 'ASKED', 0, UTC_TIMESTAMP(), 0)")
                        .formatted(shop.schema()));
        open();
        assertThat(page.getByTestId("reach")).containsText("最早");
        picture("moment");
        assertThat(page.getByTestId("maintenance").boundingBox().width)
                .as("with nothing empty beside it")
                .isGreaterThan(0.9 * page.locator("main").boundingBox().width);

        choose("2001-01-01T00:00:00");
        page.locator("#reason-moment").fill("菜单改坏了");
        page.getByTestId("restore-moment").click();
        assertThat((Boolean) page.getByTestId("moment").evaluate("field => field.validity.valid"))
                .as("the browser itself refuses it")
                .isFalse();
        choose(earliest);
        page.onceDialog(Dialog::accept);
        page.getByTestId("restore-moment").click();
        done("RESTORE_BACKUP");

        open();
        assertThat(page.getByTestId("replay"))
                .containsText(Pattern.compile("日志读到 binlog\\.\\d+:\\d+"));
        assertThat(page.getByTestId("lost-refunds")).containsText("r0123");
        picture("moment-reached");
    }

    private static LocalDateTime at(String moment) {
        return LocalDateTime.parse(moment);
    }

    /** Typing would stumble over a full minute, which the field writes without its seconds. */
    private void choose(String moment) {
        page.getByTestId("moment").evaluate("(field, moment) => field.value = moment", moment);
    }

    private void open() {
        page.navigate("http://ops.yanhuo.localhost:" + port + "/tenants/" + shop.publicId());
        page.locator("[data-testid=maintenance] > summary").click();
    }

    private void done(String kind) {
        var operations = beans.getBean(Operations.class);
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        operations.ofTenant(shop.id()).stream()
                                .filter(one -> one.kind().equals(kind))
                                .anyMatch(one -> one.state() == Operation.State.DONE));
    }

    /** At both widths, and nothing may stick out to the side. */
    private void picture(String name) {
        for (int width : new int[] {390, 1280}) {
            page.setViewportSize(width, 844);
            var file = Path.of("target/screens/" + name + "-" + width + ".png");
            page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
            var outside = page.evaluate("document.documentElement.scrollWidth > innerWidth");
            assertThat(outside).as("%s at %d", name, width).isEqualTo(false);
        }
    }
}
