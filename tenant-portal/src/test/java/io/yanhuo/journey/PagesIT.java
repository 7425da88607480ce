package io.yanhuo.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.yanhuo.access.Who;
import io.yanhuo.journey.PageTable.Route;
import io.yanhuo.tenancy.Face;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page, on a phone and on a desk, in both languages, for whoever it is meant for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(HouseKeeper.class)
class PagesIT {
    private static final int PHONE = 390;
    private static final int DESK = 1280;
    private static final String SHOP = "wangji";
    private static final String OTHER_SHOP = "xiaoman";
    private static final String OWNER = "13800000001";
    private static final String FRIEND = "13512340001";
    private static final Map<String, String> CLOSED =
            Map.of("zh", "这里现在没有营业的店铺", "en", "No restaurant is open here");

    private final House house;
    private final Map<Face, Visitor> known = new EnumMap<>(Face.class);
    private final Map<Face, Visitor> strangers = new EnumMap<>(Face.class);

    PagesIT(House house) {
        this.house = house;
    }

    @AfterAll
    void everybody_leaves() {
        Stream.concat(known.values().stream(), strangers.values().stream()).forEach(Visitor::close);
    }

    /** So that its line stands on the owner's page and on the operators'. */
    @BeforeAll
    void a_name_of_its_own_has_no_certificate() {
        Prepared.nameWithoutCertificate(house, SHOP);
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> every_page() {
        var routes =
                house.application()
                        .getBean(
                                "requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var pages = PageTable.of(routes);
        assertThat(pages).hasSizeGreaterThan(35);
        assertThat(pages).extracting(Route::path).contains("/admin/store", "/me", "/audit");
        return pages.stream()
                .map(page ->
                        DynamicTest.dynamicTest(
                                page.face() + " " + page.path(), () -> opensForEverybody(page)));
    }

    private void opensForEverybody(Route route) {
        var visitor = route.who() == Who.ANYONE ? stranger(route.face()) : guest(route.face());
        visitor.open(address(route, "zh"));
        visitor.resize(PHONE);
        visitor.assertUsable(route.path());
        var chinese = headings(visitor, "zh");
        visitor.resize(DESK);
        visitor.assertUsable(route.path());

        visitor.open(address(route, "en"));
        visitor.assertFits(route.path() + " in English");
        var english = headings(visitor, "en");
        visitor.resize(PHONE);
        visitor.assertFits(route.path() + " in English");
        assertThat(english).doesNotContainAnyElementsOf(chinese);
        visitor.assertNoComplaints();
    }

    private String address(Route route, String language) {
        var host =
                switch (route.face()) {
                    case PORTAL -> house.portal();
                    case STOREFRONT, WORKSPACE -> house.host(SHOP);
                    case OPERATORS -> house.host("ops");
                    case PARTNERS -> house.host("partner");
                    case DEVELOPER -> house.developer();
                    case API, CALLBACKS -> throw new AssertionError("a page on " + route);
                };
        return host + route.path() + "?lang=" + language;
    }

    /** The title of the window, and the one heading that says what this page is. */
    private static List<String> headings(Visitor visitor, String language) {
        var page = visitor.page();
        assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.locator("html").getAttribute("lang")).startsWith(language);
        var headings = List.of(page.title(), page.locator("h1").textContent().strip());
        assertThat(headings).noneMatch(String::isBlank).noneMatch(text -> text.contains("??"));
        return headings;
    }

    private Visitor stranger(Face face) {
        return strangers.computeIfAbsent(face, _ -> house.visitor("stranger", PHONE));
    }

    private Visitor guest(Face face) {
        var there = known.get(face);
        if (there != null) return there;
        var visitor = house.visitor(face.name().toLowerCase(Locale.ROOT), PHONE);
        known.put(face, visitor);
        switch (face) {
            case WORKSPACE -> signIn(visitor, house.host(SHOP) + "/admin/login?by=code", OWNER);
            case STOREFRONT -> signIn(visitor, house.host(SHOP) + "/login", FRIEND);
            case PARTNERS -> signInAsDistributor(visitor);
            case OPERATORS -> signInAsOperator(visitor);
            case PORTAL, DEVELOPER -> {}
            case API, CALLBACKS -> throw new AssertionError("nobody signs in on " + face);
        }
        return visitor;
    }

    private void signIn(Visitor visitor, String login, String phone) {
        visitor.open(login);
        visitor.fill("手机号", phone);
        visitor.press("获取验证码");
        assertThat(visitor.page().locator("#code-news")).not().isEmpty();
        visitor.fill("短信验证码", house.smsCode(phone));
        visitor.press("登录");
        visitor.page().waitForURL(url -> !url.contains("/login"));
    }

    private void signInAsOperator(Visitor visitor) {
        visitor.open(house.host("ops") + "/login");
        visitor.fill("账号", House.OPERATOR);
        visitor.fill("密码", House.OPERATOR_PASSWORD);
        visitor.press("登录");
        visitor.page().waitForURL(url -> !url.contains("/login"));
    }

    /** Who is to have a distributor's pages applies for them, and the owner agrees. */
    private void signInAsDistributor(Visitor visitor) {
        var phone = "13512340002";
        signIn(visitor, house.host(SHOP) + "/login?next=/distribution", phone);
        visitor.fill("您的称呼", "阿芳");
        visitor.page().locator("input[name=agree][type=checkbox]").check();
        visitor.press("提交申请");
        assertThat(visitor.see("distributor-state")).isVisible();
        var owner = guest(Face.WORKSPACE);
        owner.open(house.host(SHOP) + "/admin/distribution?lang=zh");
        owner.see("distributor-阿芳").getByTestId("approve").click();
        assertThat(owner.see("distributor-阿芳").getByText("进行中")).isVisible();
        house.advance("PT2M");
        signIn(visitor, house.host("partner") + "/login", phone);
    }

    @Test
    @Order(2)
    void an_order_is_placed_and_found_without_any_script() {
        try (var diner = house.visitorWithoutScripts("no-script", PHONE)) {
            diner.open(house.host(SHOP) + "/");
            assertThat(diner.page().content()).contains("浏览器没有运行脚本");
            diner.see("dish-叉烧饭").first().getByTestId("add").click();
            diner.page().locator("label.choice", text("大")).first().click();
            diner.press("现在就点");
            assertThat(diner.page().content()).contains("浏览器没有运行脚本");
            // Delivery shows its fields after it was sent once.
            diner.see("way-DELIVERY").check(new Locator.CheckOptions().setForce(true));
            diner.see("place-order").click();
            assertThat(diner.see("problems")).isVisible();
            assertThat(diner.page().locator("#text")).isVisible();
            diner.see("way-PICKUP").check(new Locator.CheckOptions().setForce(true));
            diner.see("place-order").click();
            assertThat(diner.see("pay-qr")).isVisible();
            diner.see("paid-already").click();
            assertThat(diner.page().getByText("微信还没有收到这笔款")).isVisible();
            diner.open(house.host(SHOP) + "/orders");
            assertThat(diner.page().getByText("待付款").first()).isVisible();
        }
    }

    @Test
    @Order(3)
    void a_suspended_restaurant_says_so_and_comes_back() {
        var operator = guest(Face.OPERATORS);
        try (var diner = house.visitor("suspended", PHONE)) {
            suspend(operator);
            for (var language : CLOSED.entrySet()) {
                diner.open(house.host(OTHER_SHOP) + "/?lang=" + language.getKey());
                assertThat(diner.page().locator("h1")).hasText(language.getValue());
                diner.assertUsable("closed");
                diner.resize(DESK);
                diner.look("closed");
                diner.resize(PHONE);
            }
            operator.page().locator("#reason-RESUME").fill("手续补齐了");
            operator.see("resume").click();
            assertThat(operator.see("suspend")).isVisible();
            diner.open(house.host(OTHER_SHOP) + "/");
            assertThat(diner.see("store-state")).isVisible();
        }
    }

    @Test
    @Order(4)
    void a_link_for_somebody_else_asks_before_it_changes_who_is_here() {
        var diner = guest(Face.STOREFRONT);
        for (var language : List.of("en", "zh")) {
            diner.open(
                    house.host(SHOP) + Prepared.ticketOfAnother(house, SHOP) + "&lang=" + language);
            assertThat(diner.see("from")).containsText("135****0001");
            assertThat(diner.see("to")).containsText("135****0009");
            diner.assertUsable("take-over");
            diner.resize(DESK);
            diner.assertUsable("take-over");
            diner.look("take-over");
            diner.resize(PHONE);
        }
        diner.page().locator(".door-language a").click();
        assertThat(diner.see("to")).containsText("135****0009");
        diner.see("stay").click();
        assertThat(diner.page()).hasURL(Pattern.compile(".*/me"));
        diner.open(house.host(SHOP) + Prepared.ticketOfAnother(house, SHOP));
        diner.see("go-on").click();
        assertThat(diner.page().getByText("135****0009").first()).isVisible();
    }

    private void suspend(Visitor operator) {
        operator.open(house.host("ops") + "/?lang=zh");
        operator.see("tenant-" + OTHER_SHOP).getByRole(AriaRole.LINK).first().click();
        operator.page().locator("#reason-SUSPEND").fill("没有许可证");
        operator.page().onceDialog(Dialog::accept);
        operator.see("suspend").click();
        assertThat(operator.see("resume")).isVisible();
    }

    @Test
    @Order(4)
    void an_owner_changes_the_address_and_takes_it_back() {
        var owner = guest(Face.WORKSPACE);
        owner.open(house.host(SHOP) + "/admin/address?lang=zh");
        owner.fill("新网址", OTHER_SHOP);
        assertThat(owner.page().locator("#typed-state")).containsText("已经有人用了");
        owner.fill("新网址", "wangji-shaola");
        assertThat(owner.page().locator("#typed-state"))
                .containsText("wangji-shaola.yanhuo.localhost 可以用");
        lookTwice(owner, "address");
        owner.page().locator("#typed").press("Enter");
        assertThat(owner.page().locator("#sure")).isFocused();
        lookTwice(owner, "address-sure");
        owner.see("change").click();
        assertThat(owner.see("moved")).isVisible();
        lookTwice(owner, "address-changed");

        try (var diner = house.visitor("poster", PHONE)) {
            diner.open(house.host(SHOP) + "/?from=poster");
            assertThat(diner.page()).hasURL(house.host("wangji-shaola") + "/?from=poster");
            assertThat(diner.see("store-state")).isVisible();
        }
        owner.see("back").click();
        owner.see("change").click();
        assertThat(owner.see("url")).hasValue(house.host(SHOP));
        owner.assertNoComplaints();
    }

    private static void lookTwice(Visitor visitor, String what) {
        visitor.resize(DESK);
        visitor.look(what);
        visitor.resize(PHONE);
        visitor.look(what);
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
