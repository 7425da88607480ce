package io.yanhuo.ordering;

import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.yanhuo.PortalTest;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.markers.Markers;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.MovableClock;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The cards of orders and the surroundings of pages are made once and shown to many. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskCardsIT {
    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final ApplicationContext beans;
    private final MockMvc web;
    private final MovableClock clock;

    Shop shop;
    Cookie[] owner;
    Cookie[] cashier;
    Cookie[] cook;

    DeskCardsIT(ApplicationContext beans, MockMvc web, MovableClock clock) {
        this.beans = beans;
        this.web = web;
        this.clock = clock;
    }

    @BeforeAll
    void a_shop_with_staff() throws Exception {
        clock.reset();
        shop = Shop.open(beans, "cards");
        owner = enter("王老板", "13700000001", StaffRole.OWNER);
        cashier = enter("小李", "13700000002", StaffRole.CASHIER);
        cook = enter("老张", "13700000003", StaffRole.KITCHEN);
    }

    @Test
    void everybody_sends_the_buttons_of_a_card_with_a_proof_of_their_own() throws Exception {
        var order = paid();
        var owners = proofs(list(owner));
        var cashiers = proofs(list(cashier));

        assertThat(owners).hasSize(1).doesNotContainAnyElementsOf(cashiers);
        assertThat(press(order, cashier, owners.iterator().next()).getStatus()).isEqualTo(403);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.PREPARING);
        assertThat(press(order, cashier, cashiers.iterator().next()).getStatus()).isEqualTo(303);
        assertThat(shop.status(order)).isEqualTo(OrderStatus.READY);
    }

    @Test
    void a_card_shows_what_has_just_happened_to_its_order() throws Exception {
        var order = paid();
        assertThat(card(order, list(owner))).contains("备餐中", "/readiness");

        press(order, owner, proofs(list(owner)).iterator().next());

        assertThat(card(order, list(owner))).contains("待取餐", "/handover").doesNotContain("备餐中");
    }

    @Test
    void each_language_has_its_own_card_and_surroundings() throws Exception {
        var order = paid();
        list(owner);

        var english = list(owner, Locale.ENGLISH);

        assertThat(card(order, english)).contains("Being prepared").doesNotContain("备餐中");
        assertThat(english).contains("Log out").doesNotContain("退出登录");
    }

    @Test
    void surroundings_are_those_of_the_person_and_the_role() throws Exception {
        assertThat(list(owner)).contains("王老板", "/admin/staff").doesNotContain("小李");
        assertThat(list(cashier)).contains("小李").doesNotContain("王老板", "/admin/staff");
        assertThat(page("/admin/kitchen", cook, Locale.CHINA)).doesNotContain("/admin/orders\"");
    }

    @Test
    void what_a_person_is_called_is_text_on_every_card() throws Exception {
        var order = paid();
        assertThat(card(order, list(owner))).doesNotContain("<script");
        var shouting = enter("<script>alert(1)</script>", "13700000009", StaffRole.CASHIER);

        assertThat(list(shouting)).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    @Test
    void the_same_order_id_in_two_restaurants_is_two_orders() {
        var neighbour = Shop.open(beans, "neighbour");
        var order = paid();
        var theirs = neighbour.place(diner(), fetched(neighbour.riceAndTea()));
        neighbour.pay(theirs);
        Markers.shared(order);
        for (var table : List.of("orders", "order_line", "order_event")) {
            change(neighbour, "UPDATE " + table + " SET order_id = ?1", order);
        }
        change(neighbour, "UPDATE order_line SET dish = ?1", "只有隔壁有的菜");

        assertThat(dishes(shop, order)).isNotEmpty().allMatch(dish -> !dish.contains("隔壁"));
        assertThat(dishes(neighbour, order)).isNotEmpty().allMatch(dish -> dish.contains("隔壁"));
        assertThat(dishes(shop, order)).isNotEmpty().allMatch(dish -> !dish.contains("隔壁"));
    }

    @Test
    void a_page_far_behind_the_last_is_empty() throws Exception {
        paid();

        assertThat(page("/admin/orders?page=" + Integer.MAX_VALUE, owner, Locale.CHINA))
                .contains("这里没有订单");
    }

    private List<String> dishes(Shop of, String order) {
        var filter = new OrderFilter(OrderFilter.Tab.OPEN, null, LocalDate.EPOCH, order, 1);
        return of.in(() -> beans.getBean(OrderDesk.class).list(filter)).rows().getFirst().dishes();
    }

    private void change(Shop of, String sql, String value) {
        of.in(() ->
                of.transaction()
                        .execute(_ ->
                                beans.getBean(EntityManager.class)
                                        .createNativeQuery(sql)
                                        .setParameter(1, value)
                                        .executeUpdate()));
    }

    private String paid() {
        var order = shop.place(diner(), fetched(shop.riceAndTea()));
        shop.pay(order);
        return order;
    }

    private static String card(String order, String page) {
        int from = page.indexOf("order-" + order);
        assertThat(from).as("the card of %s", order).isPositive();
        return page.substring(from, page.indexOf("</li>", from));
    }

    private static Set<String> proofs(String page) {
        return PROOF.matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private Cookie[] enter(String name, String phone, StaffRole role) throws Exception {
        var path =
                shop.in(() -> {
                    var id =
                            beans.getBean(StaffAccounts.class)
                                    .create(name, new PhoneNumber(phone), role, null);
                    return shop.transaction()
                            .execute(_ ->
                                    beans.getBean(Tickets.class).issue(Who.STAFF, id, "/admin"));
                });
        return answer(get(Objects.requireNonNull(path)), Locale.CHINA).getCookies();
    }

    private String list(Cookie[] cookies) throws Exception {
        return list(cookies, Locale.CHINA);
    }

    private String list(Cookie[] cookies, Locale language) throws Exception {
        return page("/admin/orders", cookies, language);
    }

    private String page(String path, Cookie[] cookies, Locale language) throws Exception {
        return answer(get(path).cookie(cookies), language).getContentAsString();
    }

    private MockHttpServletResponse press(String order, Cookie[] cookies, String proof)
            throws Exception {
        var button = post("/admin/orders/" + order + "/readiness").param("list", "true");
        return answer(button.cookie(cookies).param("_csrf", proof), Locale.CHINA);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, Locale language)
            throws Exception {
        return web.perform(
                        request.accept("text/html")
                                .locale(language)
                                .with(sent -> {
                                    sent.setServerName(shop.tenant.host());
                                    sent.addHeader("Host", shop.tenant.host());
                                    sent.addHeader("Accept-Language", language.toLanguageTag());
                                    return sent;
                                }))
                .andReturn()
                .getResponse();
    }
}
