package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;
import static io.yanhuo.ordering.Fulfilment.PICKUP;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.PortalTest;
import io.yanhuo.Statements;
import io.yanhuo.delivery.DeliveryRefusal.BelowMinimum;
import io.yanhuo.delivery.DeliveryRefusal.TooFar;
import io.yanhuo.members.CouponRefusal.BelowThreshold;
import io.yanhuo.members.CouponRefusal.NotUsable;
import io.yanhuo.members.Coupons;
import io.yanhuo.menu.Choice;
import io.yanhuo.menu.MenuRefusal;
import io.yanhuo.ordering.OrderRefusal.AddressMissing;
import io.yanhuo.ordering.OrderRefusal.BadKey;
import io.yanhuo.ordering.OrderRefusal.NoSuchOrder;
import io.yanhuo.ordering.OrderRefusal.NoSuchTable;
import io.yanhuo.ordering.OrderRefusal.NothingChosen;
import io.yanhuo.ordering.OrderRefusal.PriceChanged;
import io.yanhuo.ordering.OrderRefusal.RemarkTooLong;
import io.yanhuo.ordering.OrderRefusal.StoreClosed;
import io.yanhuo.ordering.OrderRefusal.SwitchedOff;
import io.yanhuo.ordering.OrderRefusal.TooMuch;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Licence;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.MovableClock;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.CannotCreateTransactionException;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckoutIT {
    private final ApplicationContext beans;
    private final Checkout checkout;
    private final MovableClock clock;

    Shop shop;

    CheckoutIT(ApplicationContext beans, Checkout checkout, MovableClock clock) {
        this.beans = beans;
        this.checkout = checkout;
        this.clock = clock;
    }

    @BeforeAll
    void a_shop() {
        shop = Shop.open(beans, "laowang");
    }

    @BeforeEach
    void the_real_time() {
        clock.reset();
    }

    @Nested
    class The_reference_order {
        final String amei = diner();
        final Basket basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));

        @Test
        void is_quoted_at_45_yuan() {
            var quote = shop.quote(amei, basket);

            assertThat(quote.problems()).isEmpty();
            assertThat(quote.price().payable()).isEqualTo(Money.ofYuan("45.00"));
            assertThat(quote.coupon()).isNotNull();
            assertThat(quote.coupons()).hasSize(1);
        }

        @Test
        void is_placed_with_the_same_figures_line_by_line() {
            var order = shop.order(shop.place(amei, basket), amei);

            assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
            assertThat(order.goods()).isEqualTo(Money.ofYuan("48.00"));
            assertThat(order.discount()).isEqualTo(Money.ofYuan("10.00"));
            assertThat(order.packaging()).isEqualTo(Money.ofYuan("2.00"));
            assertThat(order.delivery()).isEqualTo(Money.ofYuan("5.00"));
            assertThat(order.payable()).isEqualTo(Money.ofYuan("45.00"));
            assertThat(order.lines())
                    .extracting(line -> line.dish() + line.spec() + " " + line.net().yuan())
                    .containsExactly("叉烧饭大 28.50", "柠檬茶 9.50");
            assertThat(order.lines().getFirst().addOns()).containsExactly("卤蛋 ×1");
            assertThat(order.address()).isEqualTo("阿美 138****8000 福中路 1 号 3 楼");
        }

        @Test
        void uses_its_coupon_up() {
            shop.place(amei, basket);

            assertThat(shop.in(() -> beans.getBean(Coupons.class).usable(amei))).isEmpty();
        }

        @Test
        void costs_a_few_statements() {
            var seen = shop.quote(amei, basket).price().payable();
            shop.quote(amei, basket);
            long statements =
                    Statements.of(() ->
                            shop.in(() -> checkout.place(amei, basket, seen, "statements", "web")));

            assertThat(statements).isLessThanOrEqualTo(13);
        }
    }

    @Nested
    class A_basket_is_refused {
        final String amei = diner();
        final List<Choice> food = shop.riceAndTea();

        @Test
        void outside_of_the_opening_hours() {
            with(
                    shop.settings().with(new OpeningHours(Map.of())),
                    () -> assertRefused(fetched(food), StoreClosed.class));
        }

        @Test
        void while_the_kitchen_takes_a_break() {
            var opening = shop.settings().opening();
            var paused = new StoreSettings.Opening(opening.hours(), opening.cutOver(), false);
            with(
                    shop.settings().with(paused),
                    () -> assertRefused(fetched(food), StoreClosed.class));
        }

        @Test
        void without_a_valid_licence() {
            var licences = beans.getBean(Licences.class);
            var other = Shop.open(beans, "expired");
            licences.enter(
                    other.tenant.id(),
                    new Licence("JY14403000000012", "expired", LocalDate.of(2020, 1, 1)));

            var quote = other.quote(amei, fetched(other.riceAndTea()));

            assertThat(quote.problems())
                    .containsExactly(new StoreClosed("ordering.closed.licence", ""));
            assertThatThrownBy(() -> other.place(amei, fetched(other.riceAndTea())))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void for_a_way_that_is_switched_off() {
            with(
                    shop.settings().with(Set.of(DINE_IN)),
                    () -> {
                        assertRefused(fetched(food), SwitchedOff.class);
                        assertRefused(shop.delivered(food, 1, null), SwitchedOff.class);
                    });
        }

        @Test
        void at_a_table_that_is_not_there() {
            assertRefused(shop.eaten(food, "nowhere123"), NoSuchTable.class);
            assertRefused(shop.eaten(food, null), NoSuchTable.class);
        }

        @Test
        void without_an_address() {
            assertRefused(
                    new Basket(food, DELIVERY, null, null, null, "", false), AddressMissing.class);
        }

        @Test
        void beyond_the_range_but_not_on_its_edge() {
            assertRefused(shop.delivered(food, 5.1, null), TooFar.class);

            assertThat(shop.quote(amei, shop.delivered(food, 5.0, null)).price().delivery())
                    .isEqualTo(Money.ofYuan("8.00"));
        }

        @Test
        void below_the_minimum_of_a_delivery() {
            var tea = List.of(shop.simple("柠檬茶", 1));

            var refusal = assertRefused(shop.delivered(tea, 1, null), BelowMinimum.class);

            assertThat(refusal.arguments()).first().isEqualTo("¥8.00");
        }

        @Test
        void with_something_that_is_not_on_the_menu() {
            var unknown = new Choice("00000000000000000000", List.of(), 1);

            assertRefused(fetched(List.of(unknown)), MenuRefusal.NotOnTheMenu.class);
        }

        @Test
        void with_too_many_add_ons() {
            var rice = shop.dish("叉烧饭");
            var egg = rice.addOnGroups().getFirst().addOns().getFirst().id();
            var four =
                    new Choice(
                            rice.skus().getFirst().id(),
                            List.of(new Choice.AddOnChoice(egg, 4)),
                            1);

            assertRefused(fetched(List.of(four)), MenuRefusal.AddOns.class);
        }

        @Test
        void with_something_that_is_sold_out() {
            shop.count("蛋挞", 0);

            assertRefused(fetched(List.of(shop.simple("蛋挞", 1))), MenuRefusal.SoldOut.class);
            shop.count("蛋挞", null);
        }

        @Test
        void without_anything_in_it_or_with_far_too_much() {
            assertRefused(fetched(List.of()), NothingChosen.class);
            assertRefused(fetched(Collections.nCopies(61, shop.simple("蛋挞", 1))), TooMuch.class);
            assertRefused(fetched(List.of(shop.simple("蛋挞", 0))), TooMuch.class);
            assertRefused(fetched(List.of(shop.simple("蛋挞", -1))), TooMuch.class);
            assertRefused(fetched(List.of(shop.simple("蛋挞", 100))), TooMuch.class);
        }

        @Test
        void with_a_coupon_whose_threshold_is_not_reached() {
            var tea = List.of(shop.simple("柠檬茶", 3));
            var coupon = shop.coupon(amei);

            var refusal =
                    assertRefused(
                            new Basket(tea, PICKUP, null, null, coupon, "", false),
                            BelowThreshold.class);

            assertThat(refusal.arguments()).containsExactly("满减", "¥4.00");
        }

        @Test
        void with_a_coupon_of_somebody_else() {
            var coupon = shop.coupon(diner());

            assertRefused(new Basket(food, PICKUP, null, null, coupon, "", false), NotUsable.class);
        }

        @Test
        void with_a_remark_longer_than_the_ticket() {
            assertRefused(
                    new Basket(food, PICKUP, null, null, null, "辣".repeat(101), false),
                    RemarkTooLong.class);
        }

        @Test
        void at_another_price_than_the_diner_has_seen() {
            assertThatThrownBy(() ->
                            shop.in(() ->
                                    checkout.place(
                                            amei,
                                            fetched(food),
                                            Money.ofYuan("1.00"),
                                            "key",
                                            "web")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e ->
                                    assertThat(e.refusal())
                                            .isEqualTo(
                                                    new PriceChanged(
                                                            Money.ofYuan("1.00"),
                                                            Money.ofYuan("50.00"))));
        }

        @Test
        void without_a_number_of_the_attempt() {
            for (var key : List.of("", " ", "k".repeat(65))) {
                assertThatThrownBy(() -> shop.place(amei, fetched(food), key))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                e -> assertThat(e.refusal()).isEqualTo(new BadKey()));
            }
        }

        /** The quote names the problem, and placing is refused with it. */
        private Refusal assertRefused(Basket basket, Class<? extends Refusal> reason) {
            assertThat(shop.quote(amei, basket).problems()).hasAtLeastOneElementOfType(reason);
            var refused = catchRefused(basket);
            assertThat(refused).isInstanceOf(reason);
            return refused;
        }

        private Refusal catchRefused(Basket basket) {
            try {
                shop.place(amei, basket);
            } catch (Refused e) {
                return e.refusal();
            }
            throw new AssertionError("was placed");
        }

        private void with(StoreSettings settings, Runnable work) {
            var before = shop.settings();
            shop.settle(settings);
            try {
                work.run();
            } finally {
                shop.settle(before);
            }
        }
    }

    @Test
    void a_quote_prices_what_can_be_had_and_names_everything_that_is_in_the_way() {
        var unknown = new Choice("00000000000000000000", List.of(), 1);
        var basket = shop.delivered(List.of(shop.simple("柠檬茶", 1), unknown), 9, null);

        var quote = shop.quote(diner(), basket);

        assertThat(quote.choices()).hasSize(1);
        assertThat(quote.price().goods()).isEqualTo(Money.ofYuan("12.00"));
        assertThat(quote.problems())
                .hasAtLeastOneElementOfType(MenuRefusal.NotOnTheMenu.class)
                .hasAtLeastOneElementOfType(BelowMinimum.class)
                .hasAtLeastOneElementOfType(TooFar.class);
    }

    @Test
    void a_remark_of_a_hundred_characters_arrives_as_it_is() {
        var remark = "少辣，不要葱；🌶 é ".repeat(9).substring(0, 100);
        var basket = new Basket(shop.riceAndTea(), PICKUP, null, null, null, remark, true);

        var amei = diner();
        var order = shop.order(shop.place(amei, basket), amei);

        assertThat(order.remark()).isEqualTo(remark);
        assertThat(order.cutlery()).isTrue();
    }

    @Test
    void the_table_is_found_by_its_code_and_packaging_is_free_there() {
        var table = shop.in(() -> beans.getBean(Tables.class).all()).get(6);
        var amei = diner();

        var order = shop.order(shop.place(amei, shop.eaten(shop.riceAndTea(), table.code())), amei);

        assertThat(order.table()).isEqualTo("7");
        assertThat(order.payable()).isEqualTo(Money.ofYuan("48.00"));
    }

    @Nested
    class The_same_attempt {
        final String amei = diner();

        @Test
        void sent_again_later_is_the_same_order_although_its_coupon_is_used() {
            var basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
            var seen = shop.quote(amei, basket).price().payable();

            var first = place(basket, seen, "again");
            var second = place(basket, seen, "again");

            assertThat(second).isEqualTo(first);
        }

        @Test
        void sent_three_times_at_once_is_one_order_and_takes_the_stock_once() throws Exception {
            shop.count("柠檬茶", 10);
            var basket = shop.delivered(shop.riceAndTea(), 2.4, null);
            var seen = shop.quote(amei, basket).price().payable();

            var ids = atOnce(3, _ -> place(basket, seen, "thrice"));

            assertThat(Set.copyOf(ids)).hasSize(1);
            assertThat(shop.left("柠檬茶")).isEqualTo(9);
            shop.count("柠檬茶", null);
        }

        @Test
        void of_two_diners_is_two_orders() {
            var basket = fetched(shop.riceAndTea());
            var key = "same";

            assertThat(shop.place(diner(), basket, key))
                    .isNotEqualTo(shop.place(diner(), basket, key));
        }

        private String place(Basket basket, Money seen, String key) {
            return shop.in(() -> checkout.place(amei, basket, seen, key, "web"));
        }
    }

    @Test
    void of_200_buyers_for_5_portions_exactly_5_get_one() throws Exception {
        shop.count("蛋挞", 5);
        var basket = fetched(List.of(shop.simple("蛋挞", 1)));
        var seen = shop.quote(diner(), basket).price().payable();
        var refusals = ConcurrentHashMap.<String>newKeySet();

        var answers =
                atOnce(
                        200,
                        i -> {
                            try {
                                return patiently(() ->
                                        checkout.place(diner(), basket, seen, "k" + i, "web"));
                            } catch (Refused e) {
                                refusals.add(e.refusal().code());
                                return "";
                            }
                        });

        assertThat(answers.stream().filter(id -> !id.isEmpty())).hasSize(5);
        assertThat(refusals).containsExactly("menu.sold-out");
        assertThat(shop.left("蛋挞")).isZero();
        shop.count("蛋挞", null);
    }

    @Test
    void a_coupon_is_used_by_one_of_two_orders_that_want_it_at_once() throws Exception {
        var amei = diner();
        var basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
        var seen = shop.quote(amei, basket).price().payable();

        var answers =
                atOnce(
                        2,
                        i -> {
                            try {
                                shop.in(() -> checkout.place(amei, basket, seen, "c" + i, "web"));
                                return "placed";
                            } catch (Refused e) {
                                return e.refusal().code();
                            }
                        });

        assertThat(answers).containsExactlyInAnyOrder("placed", "members.coupon-not-usable");
    }

    @Test
    void nothing_that_names_a_person_lies_open_in_the_table() {
        var amei = diner();
        var id = shop.place(amei, shop.delivered(shop.riceAndTea(), 2.4, null));

        var row =
                shop.in(() ->
                        shop.transaction()
                                .execute(_ ->
                                        beans.getBean(EntityManager.class)
                                                .createNativeQuery(
                                                        "SELECT CONCAT_WS('|',"
                                                                + " CONVERT(contact_cipher USING"
                                                                + " latin1), contact_phone_hash,"
                                                                + " remark) FROM orders WHERE order_id"
                                                                + " = :id")
                                                .setParameter("id", id)
                                                .getSingleResult()
                                                .toString()));

        assertThat(row).doesNotContain("13800138000", "阿美", "福中路");
    }

    @Nested
    class Two_restaurants {
        @Test
        void do_not_know_each_others_orders_even_of_the_same_diner_and_attempt() {
            var other = Shop.open(beans, "amei");
            var diner = diner();
            var mine = shop.place(diner, fetched(shop.riceAndTea()), "key");
            var theirs = other.place(diner, fetched(other.riceAndTea()), "key");

            assertThat(theirs).isNotEqualTo(mine);
            assertThatThrownBy(() -> other.order(mine, diner))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e -> assertThat(e.refusal()).isEqualTo(new NoSuchOrder()));
            assertThat(other.in(() -> beans.getBean(Ordering.class).ofDiner(diner, 10))).hasSize(1);
        }

        @Test
        void an_order_of_another_diner_is_as_if_it_were_not_there() {
            var mine = shop.place(diner(), fetched(shop.riceAndTea()));

            assertThatThrownBy(() -> shop.order(mine, diner())).isInstanceOf(Refused.class);
        }
    }

    /** As a browser does that is told to come back in two seconds because so many are here. */
    private String patiently(Supplier<String> work) {
        while (true) {
            try {
                return shop.in(work);
            } catch (CannotCreateTransactionException e) {
                assertThat(e).hasRootCauseInstanceOf(Refused.class);
            }
        }
    }

    /** Each on a thread of its own, all let go in the same moment. */
    static List<String> atOnce(int times, java.util.function.IntFunction<String> work)
            throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    IntStream.range(0, times)
                            .<Callable<String>>mapToObj(i ->
                                    () -> {
                                        start.await();
                                        return work.apply(i);
                                    })
                            .map(threads::submit)
                            .toList();
            start.countDown();
            var answers = new java.util.ArrayList<String>();
            for (var task : tasks) answers.add(task.get());
            return answers;
        }
    }
}
