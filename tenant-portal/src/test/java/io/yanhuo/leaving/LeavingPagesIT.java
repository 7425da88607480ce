package io.yanhuo.leaving;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.yanhuo.Chromium;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages by which one leaves, in a real browser. */
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeavingPagesIT {
    private static final String PHONE = "13700000077";
    private static final String PASSWORD = "correct-horse-battery";

    @Autowired ApplicationContext beans;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    private Playwright playwright;
    private Page page;
    private Tenant shop;

    @BeforeAll
    void an_owner_at_her_browser() {
        shop = beans.getBean(TestTenant.class).create("laowang");
        playwright = Chromium.driver();
        Browser browser = Chromium.started(playwright);
        page = browser.newPage(new NewPageOptions().setLocale("zh-CN"));
        page.navigate(here(ticket()));
    }

    @AfterAll
    void she_goes_home() {
        clock.reset();
        playwright.close();
    }

    @Test
    void an_owner_takes_her_data_closes_and_her_restaurant_is_gone() throws IOException {
        page.navigate(here("/admin/export"));
        picture("export-empty");
        page.getByTestId("order-export").click();
        var visible = new IsVisibleOptions().setTimeout(60_000);
        assertThat(page.getByTestId("take-export")).isVisible(visible);
        picture("export");
        var download = page.waitForDownload(() -> page.getByTestId("take-export").click());
        assertThat(Files.readAllBytes(download.path())).startsWith('P', 'K');

        page.navigate(here("/admin/closure"));
        page.getByTestId("send-code").click();
        picture("closure");
        page.locator("#code").fill(code());
        page.locator("#name").fill(shop.name());
        page.getByTestId("request-closure").click();
        page.locator("#confirm button[value=yes]").click();
        assertThat(page.getByTestId("cancel-closure")).isVisible();
        picture("closing");
        operators("console-closing");

        clock.advance(Duration.ofDays(15));
        finished(Archiving.NAME);
        operators("console-archived");
        assertThat(page.getByTestId("restore")).isVisible();

        clock.advance(Duration.ofDays(90));
        finished(Purging.NAME);
        operators("console-purged");
        page.getByTestId("certificate").click();
        picture("certificate");
        page.navigate(here("/admin"));
        picture("gone");
    }

    private void operators(String name) {
        beans.getBean(OperatorAccounts.class).ensure("pages", PASSWORD);
        page.navigate("http://ops.yanhuo.localhost:" + port + "/");
        if (page.locator("input[name=password]").count() > 0) {
            page.locator("input[name=login]").fill("pages");
            page.locator("input[name=password]").fill(PASSWORD);
            page.locator("button[type=submit]").first().click();
        }
        page.navigate("http://ops.yanhuo.localhost:" + port + "/tenants/" + shop.publicId());
        assertThat(page.getByTestId("closure")).isVisible();
        picture(name);
    }

    private void finished(String kind) {
        beans.getBean(DueClosures.class).run();
        var operations = beans.getBean(Operations.class);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        operations.ofTenant(shop.id()).stream()
                                .filter(one -> one.kind().equals(kind))
                                .allMatch(one -> one.state() == Operation.State.DONE));
    }

    private String code() {
        return beans.getBean(Inbox.class).messages().stream()
                .filter(message -> message.phone().equals(PHONE))
                .map(message -> message.text().replaceAll(".*?(?<!\\d)(\\d{6})(?!\\d).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private String ticket() {
        return shop.scope()
                .get(() -> {
                    var id =
                            beans.getBean(StaffAccounts.class)
                                    .create("王老板", new PhoneNumber(PHONE), StaffRole.OWNER, null);
                    return beans.getBean("transactionTemplate", TransactionTemplate.class)
                            .execute(_ ->
                                    beans.getBean(Tickets.class)
                                            .issue(Who.STAFF, id, "/admin/export"));
                });
    }

    private String here(String path) {
        return "http://" + shop.host() + ":" + port + path;
    }

    /** At both widths, and nothing may stick out to the side. */
    private void picture(String name) {
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 844);
            var file = Path.of("target/screens/leaving-" + name + "-" + width + ".png");
            page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
            var outside = page.evaluate("document.documentElement.scrollWidth > innerWidth");
            assertThat(outside).as("%s at %d", name, width).isEqualTo(false);
        }
        page.setViewportSize(1280, 844);
    }
}
