package io.yanhuo.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An owner has a practice copy made, orders there as a diner would, pays nothing, and cooks. */
@Tag("long")
@ExtendWith(HouseKeeper.class)
class PracticeJourneyIT {
    private static final int PHONE = 390;
    private static final int DESK = 1280;
    private static final String OWNER = "13800000001";
    private static final String TRAINEE = "13512349999";
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    private final House house;

    PracticeJourneyIT(House house) {
        this.house = house;
    }

    @Test
    void from_the_first_press_to_a_cooked_order() {
        var real = house.host("wangji");
        var copy = house.host("wangji-lianxi");
        try (var owner = house.visitor("practice-owner", DESK);
                var diner = house.visitor("practice-diner", PHONE)) {
            signIn(owner, real);
            owner.open(real + "/admin/practice?lang=zh");
            looked(owner, "none");
            owner.see("make-practice").click();
            assertThat(owner.see("enter-practice"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
            looked(owner, "ready");

            enter(owner, real);
            assertThat(owner.page().url()).startsWith(copy + "/admin");
            looked(owner, "home");

            order(diner, owner, copy);
            for (var page :
                    new String[] {"/admin/orders", "/admin/kitchen/all", "/admin/payments"}) {
                owner.open(copy + page + "?lang=zh");
                looked(owner, page.replace('/', '-').substring(1));
            }
            owner.open(copy + "/admin/practice-messages?lang=zh");
            looked(owner, "messages");

            owner.open(real + "/admin/practice?lang=zh");
            owner.see("end-practice").click();
            owner.page()
                    .getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("确定").setExact(true))
                    .click();
            assertThat(owner.see("make-practice"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            owner.assertNoComplaints();
        }
    }

    private void signIn(Visitor owner, String real) {
        owner.open(real + "/admin/login?by=code");
        owner.fill("手机号", OWNER);
        owner.press("获取验证码");
        assertThat(owner.page().locator("#code-news")).not().isEmpty();
        owner.fill("短信验证码", house.smsCode(OWNER));
        owner.press("登录");
        owner.page().waitForURL(url -> !url.contains("/login"));
    }

    /** The link opens a window of its own; here it is followed in this one. */
    private static void enter(Visitor owner, String real) {
        owner.open(real + "/admin/practice/entrance");
        owner.page().waitForURL(url -> url.contains("-lianxi"));
    }

    private void order(Visitor diner, Visitor owner, String copy) {
        diner.open(copy + "/?lang=zh");
        looked(diner, "menu");
        diner.open(copy + "/login?next=/");
        diner.fill("手机号", TRAINEE);
        diner.press("获取验证码");
        assertThat(diner.page().locator("#code-news")).not().isEmpty();
        looked(diner, "login");
        owner.open(copy + "/admin/practice-messages?lang=zh");
        var code = CODE.matcher(owner.see("practice-message").first().textContent());
        assertThat(code.find()).isTrue();
        diner.fill("短信验证码", code.group());
        diner.press("登录");
        diner.page().waitForURL(url -> !url.contains("/login"));
        diner.see("dish-柠檬茶").first().getByTestId("add").click();
        diner.see("checkout").first().click();
        diner.see("way-PICKUP").check(new Locator.CheckOptions().setForce(true));
        diner.see("place-order").click();
        diner.arriveAt("/pay");
        looked(diner, "pay");
        diner.see("pay-practice").click();
        assertThat(diner.see("order-status")).isVisible();
        looked(diner, "order");
    }

    /** On a phone and on a desk, in both languages. */
    private static void looked(Visitor visitor, String what) {
        assertThat(visitor.see("practice").count() > 0 || visitor.page().url().contains("wangji."))
                .as(what + " says that it is for practice")
                .isTrue();
        for (var width : new int[] {DESK, PHONE}) {
            visitor.resize(width);
            visitor.look(what + "-" + width);
        }
        var chinese = visitor.page().url();
        if (!chinese.contains("/pay") && !chinese.contains("/login")) {
            visitor.open(chinese.replaceAll("[?].*", "") + "?lang=en");
            visitor.look(what + "-en-" + PHONE);
            visitor.resize(DESK);
            visitor.look(what + "-en-" + DESK);
            visitor.open(chinese.replaceAll("[?].*", "") + "?lang=zh");
        }
    }
}
