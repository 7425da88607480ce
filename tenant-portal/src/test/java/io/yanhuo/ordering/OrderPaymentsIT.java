package io.yanhuo.ordering;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.ordering.OrderStatus.AWAITING_PAYMENT;
import static io.yanhuo.ordering.OrderStatus.CANCELLED;
import static io.yanhuo.ordering.OrderStatus.PAID;
import static io.yanhuo.ordering.OrderStatus.PREPARING;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Money that arrives for an order, and what it sets going. */
@RecordApplicationEvents
class OrderPaymentsIT extends AfternoonScene {
    @Nested
    class Money_that_arrives {
        @Test
        void pays_the_order_draws_a_number_and_starts_the_kitchen(ApplicationEvents events) {
            var amei = diner();
            var id = shop.place(amei, shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei)));

            shop.pay(id);

            var order = shop.order(id, amei);
            assertThat(order.status()).isEqualTo(PREPARING);
            assertThat(order.pickupNumber()).isPositive();
            assertThat(order.history())
                    .extracting(OrderView.Step::status)
                    .containsExactly(AWAITING_PAYMENT, PAID, PREPARING);
            var paid = events.stream(OrderPaid.class).toList();
            assertThat(paid).hasSize(1);
            assertThat(paid.getFirst().payable()).isEqualTo(Money.ofYuan("45.00"));
            assertThat(paid.getFirst().lines())
                    .extracting(line -> line.net().yuan())
                    .containsExactly("28.50", "9.50");
        }

        @Test
        void waits_for_somebody_to_accept_it_if_that_is_the_rule() {
            shop.autoAccept(false);
            var id = shop.placed();

            shop.pay(id);
            assertThat(shop.status(id)).isEqualTo(PAID);

            shop.in(() -> desk.accept(id, shop.owner));
            assertThat(shop.status(id)).isEqualTo(PREPARING);
        }

        @Test
        void for_something_else_is_none_of_our_business() {
            shop.pay("a-deposit", Money.ofYuan("200.00"));

            assertThat(shop.refunds("a-deposit")).isEmpty();
        }

        @Test
        void a_second_time_goes_back_and_changes_nothing() {
            var id = shop.placed();
            shop.pay(id);

            shop.pay(id);

            assertThat(shop.status(id)).isEqualTo(PREPARING);
            assertThat(shop.refunds(id)).containsExactly("extra 5000");
        }

        @Test
        void in_another_amount_goes_back_and_the_order_ends() {
            var id = shop.placed();

            shop.pay(id, Money.ofYuan("1.00"));

            assertThat(shop.status(id)).isEqualTo(CANCELLED);
            assertThat(shop.refunds(id)).containsExactly("extra 100");
        }

        @Test
        void is_not_needed_where_the_coupon_pays_everything() {
            var amei = diner();
            var table = shop.in(() -> beans.getBean(Tables.class).all()).getFirst();
            var coupon = shop.coupon(amei, "100.00", "0");
            var basket =
                    new Basket(
                            shop.riceAndTea(),
                            Fulfilment.DINE_IN,
                            table.code(),
                            null,
                            coupon,
                            "",
                            false);

            var order = shop.order(shop.place(amei, basket), amei);

            assertThat(order.status()).isEqualTo(PREPARING);
            assertThat(order.pickupNumber()).isPositive();
        }
    }

    @Nested
    class Pickup_numbers {
        @Test
        void of_50_payments_at_once_have_no_gap_and_no_repeat() throws Exception {
            var busy = Shop.open(beans, "busy");
            var ids =
                    IntStream.range(0, 50)
                            .mapToObj(_ -> busy.place(diner(), fetched(busy.riceAndTea())))
                            .toList();

            atOnce(
                    50,
                    i -> {
                        busy.pay(ids.get(i));
                        return "";
                    });

            assertThat(ids)
                    .extracting(id -> busy.order(id).view().pickupNumber())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 50).boxed().toList());
        }

        @Test
        void begin_anew_when_the_business_day_changes_and_not_at_midnight() {
            var fresh = Shop.open(beans, "fresh");

            clock.set(Instant.parse("2027-01-05T15:59:00Z"));
            assertThat(number(fresh)).isEqualTo(1);
            clock.set(Instant.parse("2027-01-05T16:01:00Z"));
            assertThat(number(fresh)).isEqualTo(2);
            clock.set(Instant.parse("2027-01-05T19:59:00Z"));
            assertThat(number(fresh)).isEqualTo(3);
            clock.set(Instant.parse("2027-01-05T20:00:00Z"));
            assertThat(number(fresh)).isEqualTo(1);
        }

        private int number(Shop fresh) {
            var id = fresh.place(diner(), fetched(fresh.riceAndTea()));
            fresh.pay(id);
            return Objects.requireNonNull(fresh.order(id).view().pickupNumber());
        }
    }

    @Test
    void the_figures_of_a_day_count_what_was_paid_and_not_paid_back() {
        var fresh = Shop.open(beans, "figures");
        var ids =
                IntStream.range(0, 3)
                        .mapToObj(_ -> fresh.place(diner(), fetched(fresh.riceAndTea())))
                        .toList();
        ids.forEach(fresh::pay);
        fresh.place(diner(), fetched(fresh.riceAndTea()));
        fresh.in(() -> desk.refund(ids.getFirst(), "卖完了", fresh.owner));

        var today = fresh.in(() -> beans.getBean(Figures.class).today());

        assertThat(today.orders()).isEqualTo(2);
        assertThat(today.turnover()).isEqualTo(Money.ofYuan("100.00"));
        assertThat(today.average()).isEqualTo(Money.ofYuan("50.00"));
        assertThat(today.refunded()).isEqualTo(1);
        assertThat(fresh.in(() -> beans.getBean(Figures.class).lastOrder()).orElseThrow())
                .isBetween(AFTERNOON, AFTERNOON.plusSeconds(60));
    }
}
