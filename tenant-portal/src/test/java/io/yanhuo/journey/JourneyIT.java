package io.yanhuo.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yanhuo.markers.Markers;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main job from end to end: a restaurant signs up, sells, is paid, and its distributor earns.
 * The figures are those of the reference order: 45.00 to pay, 3.80 commission.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(HouseKeeper.class)
class JourneyIT {
    private static final String FRIEND = "1371234000";
    private static final String DINER = "1361234000";

    /** 2.4 km north of the restaurant. */
    private static final String HOME = "22.581784, 114.092500";

    private final House house;

    JourneyIT(House house) {
        this.house = house;
    }

    /** Its unchanged source, in a browser; {@code ./yanhuo test} installs what that needs. */
    @ParameterizedTest
    @CsvSource({"1, wangji, 叉烧饭/大/卤蛋;柠檬茶, 外卖, 45.00", "2, xiaoman, 叉烧饭/大;柠檬茶, 自提, ''"})
    @Order(1)
    void the_mini_program_takes_an_order_in_both_demo_restaurants(
            int number, String slug, String dishes, String way, String payable) throws Exception {
        var flow = new MiniProgramFlow(house, number, slug + ".yanhuo.localhost");
        flow.order(
                Map.of(
                        "YANHUO_DISHES",
                        dishes.replace(';', ','),
                        "YANHUO_WAY",
                        way,
                        "YANHUO_PLACE",
                        HOME.replace(" ", ""),
                        "YANHUO_EXPECT",
                        payable));
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    @Order(2)
    void a_restaurant_signs_up_sells_is_paid_and_its_distributor_earns(int width) {
        var number = width == 390 ? "1" : "2";
        try (var owner = house.visitor("owner", width);
                var friend = house.visitor("friend", width);
                var diner = house.visitor("diner", width);
                var operator = house.visitor("operator", width)) {
            var opening = new OpeningDay(house, owner);
            var shop = opening.signUp(number);
            opening.furnish(shop);
            var link = becomeDistributor(friend, owner, shop, number);
            var order = orderThroughLink(diner, link, number);
            pay(diner);
            var pickupNumber = awaitPickupNumber(diner, order);
            assertWatched(order);
            cookAndHandOver(owner, shop, pickupNumber);
            seeItCompleted(diner, order);
            seeTheCommission(friend, shop);
            seeItAll(operator, shop);
            if (width == 1280) waitForTheMoney(friend, shop);

            owner.assertNoComplaints();
            friend.assertNoComplaints();
            diner.assertNoComplaints();
            operator.assertNoComplaints();
        }
    }

    /** A diner applies, the owner approves; returns the share link. */
    private String becomeDistributor(Visitor friend, Visitor owner, String shop, String number) {
        friend.open(shop + "/login?next=/distribution");
        friend.fill("手机号", FRIEND + number);
        friend.press("获取验证码");
        assertThat(friend.page().locator("#code-news")).not().isEmpty();
        friend.fill("短信验证码", house.smsCode(FRIEND + number));
        friend.look("login");
        friend.page().locator("#code").press("Enter");
        friend.arriveAt("/distribution");
        friend.look("apply");
        friend.fill("您的称呼", "小美");
        friend.page().locator("input[name=agree][type=checkbox]").check();
        friend.press("提交申请");
        assertThat(friend.see("distributor-state")).isVisible();

        owner.open(shop + "/admin/distribution");
        owner.look("distribution");
        owner.see("distributor-小美").getByTestId("approve").click();
        assertThat(owner.see("distributor-小美").getByText("进行中")).isVisible();

        friend.page().reload();
        friend.page().locator("img.poster").scrollIntoViewIfNeeded();
        await().until(() ->
                friend.page()
                        .evaluate("document.querySelector('img.poster').naturalWidth")
                        .equals(1080));
        friend.look("distributor");
        return friend.see("share-link").inputValue();
    }

    /** The reference order, by somebody who has never been here; returns the order's address. */
    private String orderThroughLink(Visitor diner, String link, String number) {
        diner.open(link);
        assertThat(diner.see("store-state")).hasText("营业中");
        diner.press("领取满40减10");
        diner.look("menu");
        add(diner, "叉烧饭", "大", "卤蛋");
        add(diner, "柠檬茶", null, null);
        diner.see("checkout").click();
        diner.arriveAt("/checkout");
        diner.see("way-DELIVERY").check(new Locator.CheckOptions().setForce(true));
        diner.page().locator("#text").fill("八卦四路 3 号 502");
        diner.page().locator("#point").fill(HOME);
        diner.page().locator("#name").fill("陈小姐");
        diner.page().locator("#phone").fill(DINER + number);
        diner.page().locator("#phone").blur();
        assertThat(diner.see("payable")).hasText("¥45.00");
        diner.look("checkout");
        diner.see("place-order").click();
        diner.arriveAt("/pay");
        diner.look("pay");
        return diner.page().url().replaceAll("/pay.*", "");
    }

    /** Were its id with another restaurant, any of these tests would fail. */
    private static void assertWatched(String order) {
        var id = order.substring(order.lastIndexOf('/') + 1);
        org.assertj.core.api.Assertions.assertThat(Markers.known(id)).as(id).isTrue();
    }

    private static void add(Visitor diner, String dish, String spec, String addOn) {
        diner.see("dish-" + dish).first().getByTestId("add").click();
        if (spec == null) return;
        diner.see("spec-" + spec).click();
        diner.see("addon-" + addOn).click();
        diner.look("spec-sheet");
        diner.see("sheet-add").click();
    }

    /**
     * The diner scans the code with WeChat and presses pay there. That page stays open: Chromium
     * may drop an order to close a page that is just being left (crbug.com/536385539).
     */
    private void pay(Visitor diner) {
        var wechat = diner.page().waitForPopup(() -> diner.see("sandbox").click());
        assertThat(wechat.getByTestId("amount")).hasText("¥45.00");
        var button = new Page.GetByRoleOptions().setName("支付").setExact(true);
        wechat.getByRole(AriaRole.BUTTON, button).click();
        assertThat(wechat.locator("[data-result=ok]")).isVisible();
    }

    private String awaitPickupNumber(Visitor diner, String order) {
        diner.page().waitForURL(order, new Page.WaitForURLOptions().setTimeout(30_000));
        assertThat(diner.see("pickup-number")).hasText(Pattern.compile("\\d+"));
        assertThat(diner.see("payable").last()).hasText("¥45.00");
        diner.look("order");
        return diner.see("pickup-number").textContent().strip();
    }

    private void cookAndHandOver(Visitor owner, String shop, String pickupNumber) {
        owner.open(shop + "/admin/orders");
        assertThat(owner.page().locator(".desk-number strong", text(pickupNumber))).isVisible();
        owner.look("orders");
        owner.open(shop + "/admin/kitchen/all");
        owner.look("kitchen");
        owner.press("整单做好");
        assertThat(owner.page().locator(".ticket")).hasCount(0);
        owner.open(shop + "/admin/orders");
        owner.press("交给骑手");
        owner.press("交给顾客");
        owner.open(shop + "/admin");
        assertThat(owner.see("turnover")).hasText("¥45.00");
        assertThat(owner.see("orders")).hasText("1");
        assertThat(owner.see("queue-PREPARING")).hasText("0");
        assertThat(owner.page().locator(".week-today .week-value")).hasText("¥45");
        owner.look("day");
    }

    private static void seeItCompleted(Visitor diner, String order) {
        assertThat(diner.see("order-status"))
                .hasText(
                        "已完成",
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                                .setTimeout(20_000));
        diner.look("completed");
    }

    private void seeTheCommission(Visitor friend, String shop) {
        friend.open(shop + "/distribution");
        assertThat(friend.see("pending")).hasText("¥3.80");
        assertThat(friend.see("available")).hasText("¥0.00");
        assertThat(friend.see("clicks")).hasText("1");
        assertThat(friend.see("orders")).hasText("1");
        friend.look("earned");
    }

    /** A week and a day later the refund period is over. */
    private void waitForTheMoney(Visitor friend, String shop) {
        house.advance("P8D");
        friend.open(shop + "/distribution");
        await().untilAsserted(() -> {
            friend.page().reload();
            assertThat(friend.see("available")).hasText("¥3.80");
        });
        assertThat(friend.see("pending")).hasText("¥0.00");
        friend.look("available");
    }

    private void seeItAll(Visitor operator, String shop) {
        operator.open(house.host("ops"));
        operator.fill("账号", House.OPERATOR);
        operator.fill("密码", House.OPERATOR_PASSWORD);
        operator.look("operator-login");
        operator.press("登录");
        var slug = shop.replaceAll("^http://|\\..*$", "");
        assertThat(operator.see("tenant-" + slug)).isVisible();
        operator.look("tenants");
        operator.see("tenant-" + slug).getByRole(AriaRole.LINK).first().click();
        operator.look("tenant");
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
