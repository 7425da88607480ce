package io.yanhuo.ordering;

import static io.yanhuo.Refusals.answer;
import static io.yanhuo.Refusals.refused;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.Statements;
import io.yanhuo.access.Diners;
import io.yanhuo.ordering.OrderRefusal.TooManyUnpaid;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How much of the stock a diner can hold without paying. */
class UnpaidPlacesIT extends ShopScene {
    @Autowired Checkout checkout;

    Basket basket;

    @BeforeAll
    void a_tart() {
        basket = fetched(List.of(shop.simple("蛋挞", 1)));
    }

    @Nested
    class Five_orders_wait_for_the_payment_of_a_diner {
        final String amei = diner();
        final List<String> orders =
                Collections.nCopies(UnpaidPlaces.MOST, basket).stream()
                        .map(it -> shop.place(amei, it))
                        .toList();

        @Test
        void so_that_a_sixth_is_refused_and_takes_nothing() {
            shop.count("蛋挞", 10);

            assertRefused();

            assertThat(shop.left("蛋挞")).isEqualTo(10);
            shop.count("蛋挞", null);
        }

        @Test
        void and_one_that_is_paid_or_cancelled_or_times_out_makes_room() {
            shop.pay(orders.get(1));
            shop.in(() -> beans.getBean(Ordering.class).cancel(orders.get(2), amei));
            shop.in(() -> beans.getBean(UnpaidTimeout.class).handle(orders.get(4)));

            for (int i = 0; i < 3; i++) shop.place(amei, basket);
            assertRefused();
        }

        @Test
        void but_anybody_else_may_order() {
            assertThat(shop.place(diner(), basket)).isNotEmpty();
        }

        @Test
        void and_the_same_attempt_sent_again_is_still_the_same_order() {
            var bo = diner();
            var first = shop.place(bo, basket, "again");
            for (int i = 1; i < UnpaidPlaces.MOST; i++) shop.place(bo, basket);

            assertThat(shop.place(bo, basket, "again")).isEqualTo(first);
        }

        @Test
        void which_he_keeps_when_he_says_who_he_is() {
            var diners = beans.getBean(Diners.class);
            var phone = new PhoneNumber("13700004711");
            var regular = shop.in(() -> diners.provePhone(null, phone));
            shop.place(regular, basket);
            var stranger = shop.in(diners::anonymous);
            var order = shop.place(stranger, basket);

            shop.in(() -> diners.provePhone(stranger, phone));

            assertThat(shop.order(order, regular).id()).isEqualTo(order);
        }

        private void assertRefused() {
            refused(() -> shop.place(amei, basket), new TooManyUnpaid(5));
        }
    }

    @Test
    void the_limit_costs_no_statement_and_another_attempt_for_who_has_one_waiting() {
        long free = Statements.leastOfFive(() -> statements(diner()));
        long waiting =
                Statements.leastOfFive(() -> {
                    var bo = diner();
                    shop.place(bo, basket);
                    return statements(bo);
                });

        assertThat(free).isLessThanOrEqualTo(9);
        assertThat(waiting).isLessThanOrEqualTo(2 * free);
    }

    /** Of one more order. */
    private long statements(String diner) {
        var seen = shop.quote(diner, basket).price().payable();
        return Statements.of(() -> order(diner, seen));
    }

    @Test
    void of_30_orders_of_one_diner_at_once_five_are_placed() throws Exception {
        shop.count("蛋挞", 100);

        var answers = manyOf(diner(), 30);

        assertThat(answers).containsOnly("done", "ordering.too-many-unpaid");
        assertThat(Collections.frequency(answers, "done")).isEqualTo(5);
        assertThat(shop.left("蛋挞")).isEqualTo(95);
        shop.count("蛋挞", null);
    }

    @Test
    void who_gives_up_meanwhile_leaves_his_place_to_another() throws Exception {
        shop.count("蛋挞", 3);

        var answers = manyOf(diner(), 30);

        assertThat(answers).containsOnly("done", "menu.sold-out");
        assertThat(Collections.frequency(answers, "done")).isEqualTo(3);
        assertThat(shop.left("蛋挞")).isZero();
        shop.count("蛋挞", null);
    }

    private List<String> manyOf(String diner, int orders) throws Exception {
        var seen = shop.quote(diner, basket).price().payable();
        return Crowd.atOnce(orders, () -> answer(() -> shop.patiently(() -> order(diner, seen))));
    }

    private String order(String diner, Money seen) {
        return shop.in(() -> checkout.place(diner, basket, seen, RandomId.ofLength(16), "web"));
    }
}
