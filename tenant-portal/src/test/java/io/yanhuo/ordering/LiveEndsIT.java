package io.yanhuo.ordering;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import io.yanhuo.Chromium;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** What an open screen of the house does when its person, its right or its line is gone. */
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveEndsIT {
    private static final Pattern STREAM = Pattern.compile(".*/admin/orders/changes\\?.*");
    private static final Pattern LOGIN = Pattern.compile(".*/admin/login\\?next=.*");

    @Autowired ApplicationContext beans;
    @LocalServerPort int port;

    Playwright playwright;
    Browser browser;
    Shop shop;
    BrowserContext context;
    Page page;
    String person;
    String order;

    @BeforeAll
    void a_shop_and_a_browser() {
        shop = Shop.open(beans, "laowang");
        shop.autoAccept(false);
        playwright = Chromium.driver();
        browser = Chromium.started(playwright);
    }

    @AfterAll
    void everybody_goes_home() {
        playwright.close();
    }

    @BeforeEach
    void a_cashier_with_an_order_to_accept() {
        order = shop.place(diner(), fetched(shop.riceAndTea()));
        shop.pay(order);
        context = browser.newContext(new NewContextOptions().setLocale("zh-CN"));
        page = context.newPage();
        page.navigate(address(ticket()));
        page.navigate(address("/admin/orders"));
        assertThat(accept()).isVisible();
    }

    @AfterEach
    void the_next_one() {
        context.close();
    }

    @Nested
    class Who_is_signed_out {
        @Test
        void is_told_what_was_not_done_and_sees_nothing_of_the_orders() {
            tellPageNothing();
            signOut();

            accept().click();

            assertThat(page.locator("h1")).hasText("您已退出登录");
            assertNothingIsLeft(1);
            picture("signed-out");
            assertThat(shop.status(order)).isEqualTo(OrderStatus.PAID);
            page.getByText("重新登录").last().click();
            assertThat(page).hasURL(LOGIN);
        }

        @Test
        void is_led_to_the_door_from_a_page_that_only_stands_there() {
            signOut();

            assertThat(page).hasURL(LOGIN);
            assertThat(page.locator("body")).not().containsText("叉烧饭");
        }

        @Test
        void is_told_so_too_when_the_line_was_down_meanwhile() {
            context.setOffline(true);
            accept().click();
            assertThat(page.locator("[data-live-state]")).containsText("还有 1 个操作等待发送");
            signOut();

            context.setOffline(false);

            assertThat(page.locator("h1")).hasText("您已退出登录");
            assertNothingIsLeft(1);
            assertThat(shop.status(order)).isEqualTo(OrderStatus.PAID);
        }
    }

    @Nested
    class Who_may_do_less_now {
        @Test
        void sees_the_page_go_and_why() {
            changeTo(StaffRole.KITCHEN);

            assertThat(page.locator("h1")).not().hasText("订单");
            assertThat(page.locator("body")).containsText("您的岗位没有这项权限");
            assertThat(page.locator("body")).not().containsText("叉烧饭");
        }

        @Test
        void is_told_what_was_not_done() {
            tellPageNothing();
            changeTo(StaffRole.KITCHEN);

            accept().click();

            assertThat(page.locator("h1")).hasText("这个页面现在打不开了");
            assertNothingIsLeft(1);
            picture("role-changed");
        }
    }

    @Nested
    class Without_a_line {
        @Test
        void what_was_pressed_waits_and_is_sent_once() {
            var sent = new AtomicInteger();
            page.onRequestFinished(request -> {
                if (request.method().equals("POST")) sent.incrementAndGet();
            });
            context.setOffline(true);
            accept().click();
            assertThat(page.locator("[data-live-state]")).containsText("还有 1 个操作等待发送");
            assertThat(shop.status(order)).isEqualTo(OrderStatus.PAID);

            context.setOffline(false);

            assertThat(card()).containsText("备餐中");
            assertThat(page.locator("[data-live-state]")).isHidden();
            assertThat(page.locator("[data-live-message]")).isHidden();
            assertThat(sent).hasValue(1);
        }

        @Test
        void a_step_that_a_colleague_took_first_is_refused_in_words() {
            context.setOffline(true);
            accept().click();
            assertThat(page.locator("[data-live-state]")).containsText("还有 1 个操作等待发送");
            shop.in(() -> beans.getBean(OrderDesk.class).accept(order, shop.owner));
            shop.in(() -> beans.getBean(OrderDesk.class).finish(order, shop.owner));

            context.setOffline(false);

            assertThat(page.locator("[data-live-message]")).containsText("订单现在是“待取餐”");
            assertThat(card()).containsText("待取餐");
        }
    }

    @Test
    void after_a_new_sign_in_in_another_tab_the_buttons_still_work() {
        tellPageNothing();
        var other = context.newPage();
        other.navigate(address(ticket()));
        other.getByTestId("go-on").click();
        other.waitForURL(url -> !url.contains("/enter"));

        page.bringToFront();
        accept().click();
        assertThat(page.locator("[data-live-message]")).containsText("请刷新页面后再试一次");
        assertThat(accept()).isEnabled();
        page.waitForCondition(
                () -> !accept().evaluate("b => b.form.matches('.is-sent')").equals(true));
        accept().click();

        assertThat(card()).containsText("备餐中");
    }

    private Locator card() {
        return page.getByTestId("order-" + order);
    }

    private Locator accept() {
        return card().getByText("接单");
    }

    private void tellPageNothing() {
        var refused = new AtomicInteger();
        page.route(
                STREAM,
                stream -> {
                    stream.abort();
                    refused.incrementAndGet();
                });
        page.reload();
        page.waitForCondition(() -> refused.get() > 0);
    }

    private void assertNothingIsLeft(int undone) {
        assertThat(page.getByText("刚才的 " + undone + " 个操作没有完成")).isVisible();
        assertThat(page.locator("body")).not().containsText("叉烧饭");
        assertThat(page.locator("[data-testid]")).hasCount(0);
        assertThat(page.title()).doesNotContain("订单 ·");
    }

    private void signOut() {
        shop.in(() -> beans.getBean(StaffAccounts.class).changePassword(person, "another-Pass-1"));
    }

    private void changeTo(StaffRole role) {
        shop.in(() -> beans.getBean(StaffAccounts.class).changeRole(person, role));
    }

    private void picture(String name) {
        assertThat(page.locator(".live-ended")).hasCSS("text-align", "center");
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 844);
            var file = Path.of("target/screens/" + name + "-" + width + ".png");
            page.screenshot(new ScreenshotOptions().setPath(file));
        }
    }

    private String ticket() {
        var number = "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        return shop.in(() -> {
            person =
                    beans.getBean(StaffAccounts.class)
                            .create("小陈", new PhoneNumber(number), StaffRole.CASHIER, null);
            return shop.transaction()
                    .execute(_ -> beans.getBean(Tickets.class).issue(Who.STAFF, person, "/admin"));
        });
    }

    private String address(String path) {
        return "http://" + shop.tenant.host() + ":" + port + path;
    }
}
