package io.yanhuo.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.LocalDate;

/** What an owner does before the first order: she signs up, and says what has to be known. */
final class OpeningDay {
    private static final String OWNER = "1391234000";
    private static final String RESTAURANT = "22.560200, 114.092500";

    private final House house;
    private final Visitor owner;

    OpeningDay(House house, Visitor owner) {
        this.house = house;
        this.owner = owner;
    }

    /** From the portal's front page to the new restaurant; returns its address. */
    String signUp(String number) {
        owner.open(house.portal());
        owner.look("portal");
        owner.open(house.portal() + "/signup");
        owner.fill("店名", "阿强烧腊" + number);
        owner.page().locator("label.card", text("烧腊")).first().click();
        owner.fill("手机号", OWNER + number);
        owner.page().locator("#phone").press("Enter");
        assertThat(owner.page().locator("[data-code-state]")).not().isEmpty();
        owner.fill("短信验证码", house.smsCode(OWNER + number));
        owner.page().locator("#terms").check();
        owner.page().locator("#privacy").check();
        owner.look("signup");
        owner.page().locator("#code").press("Enter");
        owner.arriveAt("/signup/");
        assertThat(owner.see("host")).isVisible(patiently());
        owner.look("opened");
        var shop = "http://" + owner.see("host").textContent().strip().replaceAll("^https?://", "");
        owner.see("workspace").click();
        owner.arriveAt("/admin");
        owner.look("workspace");
        return shop.contains(":") && shop.lastIndexOf(':') > 5
                ? shop
                : shop + ":" + java.net.URI.create(house.portal()).getPort();
    }

    /** What the owner has to say before the first order: licence, money, hours, range, a coupon. */
    void furnish(String shop) {
        owner.open(shop + "/admin/licence");
        owner.page().locator("#number").fill("JY24403040000017");
        owner.page().locator("#holder").fill("阿强烧腊");
        owner.page().locator("#until").fill(LocalDate.now().plusYears(3).toString());
        owner.press("保存");
        assertThat(owner.see("licence-valid")).isVisible();
        owner.look("licence");

        owner.open(shop + "/admin/payment-account");
        var onboarded = house.onboard("阿强烧腊");
        owner.page().locator("#subMchid").fill(onboarded.get("subMchid").asString());
        owner.press("核对并启用");
        assertThat(owner.see("sub-mchid")).hasText(onboarded.get("subMchid").asString());
        owner.look("payment-account");

        owner.open(shop + "/admin/delivery");
        owner.page().locator("#origin").fill(RESTAURANT);
        owner.press("保存");
        owner.look("delivery");

        owner.open(shop + "/admin/store");
        owner.look("store");
        openAroundTheClock();

        owner.open(shop + "/admin/coupons");
        owner.page().locator("#name").fill("满40减10");
        owner.page().locator("#off").fill("10");
        owner.page().locator("#atLeast").fill("40");
        owner.press("开始发放");
        assertThat(owner.see("coupon-满40减10")).isVisible();
        owner.look("coupons");

        owner.open(shop + "/admin/dishes");
        owner.look("dishes");
    }

    private void openAroundTheClock() {
        owner.page().locator("input[name=from]").first().fill("00:00");
        owner.page().locator("input[name=to]").first().fill("00:00");
        owner.press("每天都和周一一样");
        owner.page().locator("#delivery").check();
        owner.page().locator("#address").fill("深圳市福田区八卦二路 12 号");
        owner.press("保存");
        assertThat(owner.page().locator(".store-now.is-open")).isVisible();
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static IsVisibleOptions patiently() {
        return new IsVisibleOptions().setTimeout(60_000);
    }
}
