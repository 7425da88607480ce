package io.yanhuo.ordering;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.CannotCreateTransactionException;

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
                        i ->
                                answer(() ->
                                        shop.in(() ->
                                                checkout.place(
                                                        amei, basket, seen, "c" + i, "web"))));

        assertThat(answers).containsExactlyInAnyOrder("done", "members.coupon-not-usable");
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
}
