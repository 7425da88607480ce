package io.yanhuo.ordering;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.Money;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that come twice, and orders that want the same at once. */
class CheckoutRushIT extends ShopScene {
    @Autowired Checkout checkout;

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

        var answers =
                atOnce(
                        200,
                        i ->
                                answer(() ->
                                        shop.patiently(() ->
                                                checkout.place(
                                                        diner(), basket, seen, "k" + i, "web"))));

        assertThat(answers).containsOnly("done", "menu.sold-out");
        assertThat(Collections.frequency(answers, "done")).isEqualTo(5);
        assertThat(shop.left("蛋挞")).isZero();
        shop.count("蛋挞", null);
    }

    @Test
    void whoever_comes_too_late_for_one_of_two_dishes_leaves_the_other_where_it_is()
            throws Exception {
        shop.count("蛋挞", 50);
        shop.count("柠檬茶", 3);
        var tart = shop.simple("蛋挞", 1);
        var tea = shop.simple("柠檬茶", 1);
        var baskets = List.of(fetched(List.of(tart, tea)), fetched(List.of(tea, tart)));
        var seen = shop.quote(diner(), baskets.getFirst()).price().payable();

        var answers =
                atOnce(
                        30,
                        i ->
                                answer(() ->
                                        shop.patiently(() ->
                                                checkout.place(
                                                        diner(),
                                                        baskets.get(i % 2),
                                                        seen,
                                                        "k" + i,
                                                        "web"))));

        assertThat(answers).containsOnly("done", "menu.sold-out");
        assertThat(Collections.frequency(answers, "done")).isEqualTo(3);
        assertThat(shop.left("柠檬茶")).isZero();
        assertThat(shop.left("蛋挞")).isEqualTo(47);
        shop.count("蛋挞", null);
        shop.count("柠檬茶", null);
    }

    @Test
    void a_coupon_is_used_by_one_of_two_orders_that_want_it_at_once() throws Exception {
        var amei = diner();
        var basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
        var seen = shop.quote(amei, basket).price().payable();

        var answers =
                atOnce(
                        2,
                        i ->
                                answer(() ->
                                        shop.in(() ->
                                                checkout.place(
                                                        amei, basket, seen, "c" + i, "web"))));

        assertThat(answers).containsExactlyInAnyOrder("done", "members.coupon-not-usable");
    }
}
