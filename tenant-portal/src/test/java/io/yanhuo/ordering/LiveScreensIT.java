package io.yanhuo.ordering;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.yanhuo.Chromium;
import io.yanhuo.TestBrowser;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.menu.Choice;
import io.yanhuo.shared.PhoneNumber;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The screens of the house in a real browser: what happens elsewhere appears by itself. */
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveScreensIT {
    @Autowired ApplicationContext beans;
    @LocalServerPort int port;

    Playwright playwright;
    Browser browser;
    Page page;
    Shop shop;
    final List<String> errors = new ArrayList<>();

    @BeforeAll
    void a_shop_and_a_browser() {
        shop = Shop.open(beans, "laowang");
        playwright = Chromium.driver();
        browser = Chromium.started(playwright);
        page = browser.newPage(new NewPageOptions().setLocale("zh-CN"));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) errors.add(message.text());
        });
        page.navigate(address(ticket()));
    }

    @AfterAll
    void everybody_goes_home() {
        playwright.close();
    }

    @BeforeEach
    void orders_go_to_the_kitchen_by_themselves() {
        shop.autoAccept(true);
    }

    @AfterEach
    void nothing_was_wrong_on_the_page() {
        assertThat(errors).isEmpty();
    }

    @Test
    void a_new_order_appears_on_the_desk_and_is_accepted_without_leaving_it() {
        shop.autoAccept(false);
        page.navigate(address("/admin/orders"));

        var id = shop.place(diner(), shop.delivered(shop.riceAndTea(), 2.4, null));
        shop.pay(id);
        var card = page.getByTestId("order-" + id);
        assertThat(card).containsText("叉烧饭（大） ×1、柠檬茶 ×1");
        card.getByText("接单").click();

        assertThat(card).containsText("备餐中");
        picture("desk");
        page.navigate(address("/admin/orders/" + id));
        shop.in(() -> beans.getBean(OrderDesk.class).finish(id, shop.owner));
        assertThat(page.getByTestId("status")).hasText("待取餐");
        picture("order");
    }

    @Test
    void the_kitchen_taps_a_dish_from_start_to_ready() {
        page.navigate(address("/admin/kitchen/all"));
        var basket =
                new Basket(
                        List.of(shop.simple("柠檬茶", 2), shop.riceAndTea().getFirst()),
                        Fulfilment.PICKUP,
                        null,
                        null,
                        null,
                        "少冰，不要葱",
                        false);
        var id = shop.place(diner(), basket);
        shop.pay(id);
        assertThat(page.getByText("少冰，不要葱")).isVisible();
        shop.pay(shop.place(diner(), fetched(more())));

        var dish = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("柠檬茶")).first();
        dish.click();
        assertThat(page.locator("li.is-started")).hasCount(1);
        picture("kitchen");
        dish.click();
        assertThat(page.locator("li.is-ready")).hasCount(1);
        page.getByText("整单做好").first().click();

        assertThat(page.getByText("少冰，不要葱")).isHidden();
        assertThat(shop.status(id)).isEqualTo(OrderStatus.READY);
    }

    private List<Choice> more() {
        return List.of(shop.simple("蛋挞", 3), shop.simple("白切鸡", 1));
    }

    @Test
    void whoever_changes_jobs_is_told_no_more_within_two_seconds() throws Exception {
        var cashier = new TestBrowser(shop.tenant.host(), port);
        cashier.get(ticket("13700000019"));
        var events = listen(cashier);
        assertThat(events.statusCode()).isEqualTo(200);
        var start = System.nanoTime();

        shop.in(() -> {
            var staff = beans.getBean(StaffAccounts.class);
            var id = staff.create("", new PhoneNumber("13700000019"), StaffRole.OWNER, null);
            staff.changeRole(id, StaffRole.KITCHEN);
        });

        assertThat(events.body().readAllBytes()).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(listen(cashier).statusCode()).isEqualTo(403);
    }

    private HttpResponse<InputStream> listen(TestBrowser browser) throws Exception {
        var request =
                browser.request("/admin/orders/changes").header("Accept", "text/event-stream");
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    }

    @Test
    void settings_and_tables_fit_a_phone() {
        page.navigate(address("/admin/store"));
        picture("store");
        page.navigate(address("/admin/tables"));
        assertThat(page.locator(".table-list li")).hasCount(8);
        assertThat(page.getByText("还没有桌台")).hasCount(0);
        picture("tables");
    }

    /** At both widths, and nothing may stick out to the side. */
    private void picture(String name) {
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 844);
            var file = Path.of("target/screens/" + name + "-" + width + ".png");
            page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
            var outside = page.evaluate("document.documentElement.scrollWidth > innerWidth");
            assertThat(outside).as("%s at %d", name, width).isEqualTo(false);
        }
        page.setViewportSize(1280, 844);
    }

    private String ticket() {
        return ticket("13700000009");
    }

    private String ticket(String phone) {
        return shop.in(() -> {
            var id =
                    beans.getBean(StaffAccounts.class)
                            .create("王老板", new PhoneNumber(phone), StaffRole.OWNER, null);
            return shop.transaction()
                    .execute(_ -> beans.getBean(Tickets.class).issue(Who.STAFF, id, "/admin"));
        });
    }

    private String address(String path) {
        return "http://" + shop.tenant.host() + ":" + port + path;
    }
}
