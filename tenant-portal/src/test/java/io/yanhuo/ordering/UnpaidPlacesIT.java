package io.yanhuo.ordering;

import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.PortalTest;
import io.yanhuo.Statements;
import io.yanhuo.access.Diners;
import io.yanhuo.ordering.OrderRefusal.TooManyUnpaid;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.CannotCreateTransactionException;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnpaidPlacesIT {
    private final ApplicationContext beans;
    private final Checkout checkout;

    Shop shop;
    Basket basket;

    UnpaidPlacesIT(ApplicationContext beans, Checkout checkout) {
        this.beans = beans;
        this.checkout = checkout;
    }

    @BeforeAll
    void a_shop() {
        shop = Shop.open(beans, "laowang");
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
            assertThatThrownBy(() -> shop.place(amei, basket))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e -> assertThat(e.refusal()).isEqualTo(new TooManyUnpaid(5)));
        }
    }

    @Test
    void the_limit_costs_no_statement_and_another_attempt_for_who_has_one_waiting() {
        var amei = diner();
        var bo = diner();
        shop.place(bo, basket);
        var seen = shop.quote(amei, basket).price().payable();

        long free = Statements.of(() -> order(amei, seen));
        long waiting = Statements.of(() -> order(bo, seen));

        assertThat(free).isLessThanOrEqualTo(9);
        assertThat(waiting).isLessThanOrEqualTo(2 * free);
    }

    @Test
    void of_30_orders_of_one_diner_at_once_five_are_placed() throws Exception {
        shop.count("蛋挞", 100);

        var answers = manyOf(diner(), 30);

        assertThat(answers).containsOnly("placed", "ordering.too-many-unpaid");
        assertThat(Collections.frequency(answers, "placed")).isEqualTo(5);
        assertThat(shop.left("蛋挞")).isEqualTo(95);
        shop.count("蛋挞", null);
    }

    @Test
    void who_gives_up_meanwhile_leaves_his_place_to_another() throws Exception {
        shop.count("蛋挞", 3);

        var answers = manyOf(diner(), 30);

        assertThat(answers).containsOnly("placed", "menu.sold-out");
        assertThat(Collections.frequency(answers, "placed")).isEqualTo(3);
        assertThat(shop.left("蛋挞")).isZero();
        shop.count("蛋挞", null);
    }

    private List<String> manyOf(String diner, int orders) throws Exception {
        var seen = shop.quote(diner, basket).price().payable();
        return CheckoutIT.atOnce(
                orders,
                _ -> {
                    try {
                        patiently(diner, seen);
                        return "placed";
                    } catch (Refused e) {
                        return e.refusal().code();
                    }
                });
    }

    private void patiently(String diner, Money seen) {
        while (true) {
            try {
                order(diner, seen);
                return;
            } catch (CannotCreateTransactionException e) {
                assertThat(e).hasRootCauseInstanceOf(Refused.class);
            }
        }
    }

    private void order(String diner, Money seen) {
        shop.in(() -> checkout.place(diner, basket, seen, RandomId.ofLength(16), "web"));
    }
}
