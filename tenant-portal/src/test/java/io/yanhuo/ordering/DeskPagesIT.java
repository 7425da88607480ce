package io.yanhuo.ordering;

import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.yanhuo.PortalTest;
import io.yanhuo.Statements;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.MovableClock;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskPagesIT {
    private final ApplicationContext beans;
    private final MockMvc web;
    private final MovableClock clock;

    Shop shop;
    Cookie[] owner;
    Cookie[] cook;
    String order;

    DeskPagesIT(ApplicationContext beans, MockMvc web, MovableClock clock) {
        this.beans = beans;
        this.web = web;
        this.clock = clock;
    }

    @BeforeAll
    void a_shop_with_an_order() throws Exception {
        clock.reset();
        shop = Shop.open(beans, "laowang");
        order = shop.place(diner(), shop.delivered(shop.riceAndTea(), 2.4, null));
        shop.pay(order);
        owner = enter("13700000001", StaffRole.OWNER);
        cook = enter("13700000002", StaffRole.KITCHEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/orders",
                "/admin/orders?tab=ALL&fulfilment=DELIVERY&search=1",
                "/admin/orders?search=13800138000",
                "/admin/orders/{order}",
                "/admin/orders/{order}/ticket",
                "/admin/kitchen",
                "/admin/store",
                "/admin/tables",
                "/admin/tables/print",
                "/admin/coupons",
                "/admin/delivery"
            })
    void every_page_is_shown_without_a_missing_text(String path) throws Exception {
        var page = page(path.replace("{order}", order), owner);

        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).doesNotContain("??ordering", "??workspace");
    }

    @Test
    void a_form_asks_for_each_thing_once() throws Exception {
        var page = page("/admin/tables", owner).getContentAsString();

        assertThat(page.split("name=\"name\"", -1)).hasSize(2);
    }

    @Test
    void the_list_costs_the_same_however_many_orders_there_are() throws Exception {
        long one = statements("/admin/orders");
        for (int i = 0; i < 10; i++) shop.pay(shop.place(diner(), fetched(shop.riceAndTea())));

        assertThat(statements("/admin/orders")).isEqualTo(one).isLessThanOrEqualTo(4);
    }

    @Test
    void a_cook_sees_no_money_and_no_page_with_money() throws Exception {
        var screen = page("/admin/kitchen/all", cook);

        assertThat(screen.getStatus()).isEqualTo(200);
        assertThat(screen.getContentAsString()).contains("叉烧饭").doesNotContain("¥");
        for (var path : new String[] {"/admin/orders", "/admin/orders/" + order, "/admin/store"}) {
            assertThat(page(path, cook).getStatus()).as(path).isEqualTo(403);
        }
    }

    @Test
    void steps_are_taken_from_the_desk_and_a_jump_is_explained() throws Exception {
        var id = shop.place(diner(), fetched(shop.riceAndTea()));
        shop.pay(id);

        assertThat(send("/admin/orders/" + id + "/readiness").getStatus()).isEqualTo(303);
        assertThat(send("/admin/orders/" + id + "/handover").getStatus()).isEqualTo(303);
        assertThat(shop.status(id)).isEqualTo(OrderStatus.COMPLETED);

        var refused = send("/admin/orders/" + id + "/acceptance");
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("已完成");
    }

    @Test
    void a_refund_needs_a_reason() throws Exception {
        var id = shop.place(diner(), fetched(shop.riceAndTea()));
        shop.pay(id);

        assertThat(send("/admin/orders/" + id + "/refund", "reason", " ").getStatus())
                .isEqualTo(422);
        assertThat(shop.refunds(id)).isEmpty();
        assertThat(send("/admin/orders/" + id + "/refund", "reason", "卖完了").getStatus())
                .isEqualTo(303);
        assertThat(shop.status(id)).isEqualTo(OrderStatus.REFUNDING);
    }

    @Test
    void opening_hours_are_changed_or_the_form_says_what_is_wrong() throws Exception {
        var fresh = Shop.open(beans, "fresh");
        var before = fresh.settings();

        assertThat(HoursForm.overlapping().sendTo(this).getStatus()).isEqualTo(422);
        assertThat(HoursForm.lunchAndDinner().sendTo(this).getStatus()).isEqualTo(303);

        var hours = shop.settings().opening().hours();
        assertThat(hours.on(java.time.DayOfWeek.SUNDAY))
                .extracting(Object::toString)
                .containsExactly("10:00–14:00", "17:00–22:00");
        shop.settle(shop.settings().with(OpeningHours.always()));
        assertThat(fresh.settings()).isEqualTo(before);
    }

    /** What a browser sends from the page with the opening hours. */
    private record HoursForm(String[] from, String[] to) {
        static HoursForm lunchAndDinner() {
            return new HoursForm(
                    new String[] {"10:00", "17:00", ""}, new String[] {"14:00", "22:00", ""});
        }

        static HoursForm overlapping() {
            return new HoursForm(
                    new String[] {"10:00", "13:00", ""}, new String[] {"14:00", "22:00", ""});
        }

        MockHttpServletResponse sendTo(DeskPagesIT test) throws Exception {
            var request = post("/admin/store");
            for (int day = 0; day < 7; day++) request.param("from", from).param("to", to);
            request.param("cutOver", "04:00")
                    .param("takingOrders", "true")
                    .param("dineIn", "true")
                    .param("pickup", "true")
                    .param("delivery", "true")
                    .param("autoAccept", "true")
                    .param("prepareMinutes", "15")
                    .param("payMinutes", "15")
                    .param("acceptMinutes", "10")
                    .param("address", "福中路 1 号")
                    .param("phone", "0755-1234567")
                    .param("notice", "");
            return test.send(request);
        }
    }

    private Cookie[] enter(String phone, StaffRole role) throws Exception {
        var path =
                shop.in(() -> {
                    var id =
                            beans.getBean(StaffAccounts.class)
                                    .create("王老板", new PhoneNumber(phone), role, null);
                    return shop.transaction()
                            .execute(_ ->
                                    beans.getBean(Tickets.class).issue(Who.STAFF, id, "/admin"));
                });
        return answer(get(Objects.requireNonNull(path))).getCookies();
    }

    private MockHttpServletResponse page(String path, Cookie[] cookies) throws Exception {
        return answer(get(path).cookie(cookies));
    }

    private MockHttpServletResponse send(String path, String... field) throws Exception {
        var request = post(path);
        if (field.length == 2) request.param(field[0], field[1]);
        return send(request);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        var form = page("/admin/tables", owner).getContentAsString();
        var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).isTrue();
        return answer(request.cookie(owner).param("_csrf", token.group(1)));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(
                        request.accept("text/html")
                                .locale(java.util.Locale.CHINA)
                                .with(sent -> {
                                    sent.setServerName(shop.tenant.host());
                                    sent.addHeader("Host", shop.tenant.host());
                                    return sent;
                                }))
                .andReturn()
                .getResponse();
    }

    /** Of several views: what is remembered for a second is read anew now and then. */
    private long statements(String path) throws Exception {
        return Statements.leastOfFive(() -> Statements.of(() -> page(path, owner)));
    }
}
