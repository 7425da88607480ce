package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.PICKUP;
import static io.yanhuo.ordering.OrderStatus.AWAITING_PAYMENT;
import static io.yanhuo.ordering.OrderStatus.CANCELLED;
import static io.yanhuo.ordering.OrderStatus.COMPLETED;
import static io.yanhuo.ordering.OrderStatus.DELIVERING;
import static io.yanhuo.ordering.OrderStatus.PAID;
import static io.yanhuo.ordering.OrderStatus.PREPARING;
import static io.yanhuo.ordering.OrderStatus.READY;
import static io.yanhuo.ordering.OrderStatus.REFUNDED;
import static io.yanhuo.ordering.OrderStatus.REFUNDING;
import static io.yanhuo.ordering.PricingTest.LEMON_TEA;
import static io.yanhuo.ordering.PricingTest.ROAST_RICE_LARGE_WITH_EGG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.ordering.OrderRefusal.TooLate;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {
    static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    static final Act ACT = Act.of(By.HOUSE, NOON);

    /** How an order gets into each state. */
    static final Map<OrderStatus, List<BiConsumer<Order, Act>>> WAYS = ways();

    private static Map<OrderStatus, List<BiConsumer<Order, Act>>> ways() {
        var ways = new EnumMap<OrderStatus, List<BiConsumer<Order, Act>>>(OrderStatus.class);
        BiConsumer<Order, Act> pay = (order, act) -> order.pay(1, DAY, act);
        ways.put(AWAITING_PAYMENT, List.of());
        ways.put(PAID, List.of(pay));
        ways.put(PREPARING, List.of(pay, Order::accept));
        ways.put(READY, List.of(pay, Order::accept, Order::finishAll));
        ways.put(DELIVERING, List.of(pay, Order::accept, Order::finishAll, Order::dispatch));
        ways.put(
                COMPLETED,
                List.of(pay, Order::accept, Order::finishAll, Order::dispatch, Order::handOver));
        ways.put(CANCELLED, List.of(Order::cancel));
        ways.put(REFUNDING, List.of(pay, Order::refund));
        ways.put(REFUNDED, List.of(pay, Order::refund, Order::refundArrived));
        return ways;
    }

    private static Order in(OrderStatus status) {
        return in(status, DELIVERY);
    }

    private static Order in(OrderStatus status, Fulfilment fulfilment) {
        var order = order(fulfilment);
        WAYS.getOrDefault(status, List.of()).forEach(step -> step.accept(order, ACT));
        assertThat(order.status()).isEqualTo(status);
        return order;
    }

    /** The act that leads into a state, tried on an order in any other. */
    private static void lead(Order order, OrderStatus target) {
        switch (target) {
            case AWAITING_PAYMENT -> throw new IllegalArgumentException("where orders begin");
            case PAID -> order.pay(2, DAY, ACT);
            case PREPARING -> takeUp(order);
            case READY -> order.finishAll(ACT);
            case DELIVERING -> order.dispatch(ACT);
            case COMPLETED -> order.handOver(ACT);
            case CANCELLED -> order.cancel(ACT);
            case REFUNDING -> order.refund(ACT);
            case REFUNDED -> order.refundArrived(ACT);
        }
    }

    /** What is ready goes back to the kitchen by taking back a line. */
    private static void takeUp(Order order) {
        if (order.status() == READY) order.undoLine(order.lines().all().getFirst().id(), ACT);
        else order.accept(ACT);
    }

    @ParameterizedTest
    @EnumSource
    void every_edge_leads_where_the_states_say_and_every_other_is_refused(OrderStatus from) {
        for (var target : OrderStatus.values()) {
            if (target == AWAITING_PAYMENT) continue;
            var order = in(from);
            boolean edge = from.next().contains(target);
            // A delivered meal goes over a rider.
            boolean bySelf = from == READY && target == COMPLETED;
            if (edge && !bySelf) {
                lead(order, target);
                assertThat(order.status()).isEqualTo(target);
            } else {
                assertThatThrownBy(() -> lead(order, target))
                        .as("%s to %s", from, target)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                r -> assertThat(r.refusal()).isInstanceOf(TooLate.class));
                assertThat(order.status()).isEqualTo(from);
            }
        }
    }

    @Test
    void a_meal_that_is_fetched_is_handed_over_at_the_counter() {
        var order = order(PICKUP);
        order.pay(1, DAY, ACT);
        order.accept(ACT);
        order.finishAll(ACT);

        assertThatThrownBy(() -> order.dispatch(ACT)).isInstanceOf(Refused.class);
        order.handOver(ACT);

        assertThat(order.status()).isEqualTo(COMPLETED);
    }

    @Test
    void what_is_ready_is_not_taken_back_by_a_late_press_on_accept() {
        var order = in(READY);

        assertThatThrownBy(() -> order.accept(ACT)).isInstanceOf(Refused.class);

        assertThat(order.status()).isEqualTo(READY);
    }

    @Test
    void every_change_is_recorded_with_who_when_and_why() {
        var order = order(DELIVERY);
        var later = NOON.plusSeconds(60);

        order.cancel(new Act(By.diner("amei"), "想吃别的", later));

        var last = order.history().getLast();
        assertThat(last.toStatus()).isEqualTo(CANCELLED);
        assertThat(last.by()).isEqualTo(By.diner("amei"));
        assertThat(last.reason()).isEqualTo("想吃别的");
        assertThat(last.at()).isEqualTo(later);
    }

    @Nested
    class In_the_kitchen {
        final Order order = in(PREPARING);
        final String rice = order.lines().all().get(0).id();
        final String tea = order.lines().all().get(1).id();

        @Test
        void the_last_line_that_is_ready_makes_the_order_ready() {
            order.finishLine(tea, ACT);
            assertThat(order.status()).isEqualTo(PREPARING);

            order.finishLine(rice, ACT);
            assertThat(order.status()).isEqualTo(READY);
        }

        @Test
        void tapping_twice_is_recorded_once() {
            order.startLine(rice, ACT);
            int events = order.history().size();

            order.startLine(rice, ACT);

            assertThat(order.history()).hasSize(events);
        }

        @Test
        void a_line_taken_back_takes_the_order_back() {
            order.finishAll(ACT);

            order.undoLine(rice, ACT);

            assertThat(order.status()).isEqualTo(PREPARING);
            assertThat(order.lines().get(rice).ready()).isFalse();
            assertThat(order.lines().get(tea).ready()).isTrue();
        }

        @Test
        void what_nobody_has_begun_can_be_sold_to_others() {
            order.startLine(rice, ACT);

            assertThat(order.uncooked()).containsOnlyKeys("sku-柠檬茶");
        }

        @Test
        void a_refund_tells_the_kitchen_to_stop() {
            order.refund(ACT);

            assertThat(order.voidedAt()).isEqualTo(NOON);
            order.voidSeen(ACT);
            assertThat(order.voidedAt()).isNull();
        }
    }

    @Nested
    class A_refund {
        @Test
        void that_failed_can_be_tried_again_under_another_name() {
            var order = in(PAID);
            var first = order.refund(ACT);
            assertThatThrownBy(() -> order.refund(ACT)).isInstanceOf(Refused.class);

            order.refundFailed(ACT);
            var second = order.refund(ACT);

            assertThat(second).isNotEqualTo(first);
            assertThat(order.refunds(first)).isFalse();
            assertThat(order.refunds(second)).isTrue();
        }
    }

    @Test
    void only_the_money_that_was_asked_for_is_taken() {
        var order = order(DELIVERY);

        assertThat(order.awaits(Money.ofYuan("53.00"))).isFalse();
        assertThat(order.awaits(Money.ofYuan("55.00"))).isTrue();
        order.cancel(ACT);
        assertThat(order.awaits(Money.ofYuan("55.00"))).isFalse();
    }

    private static Order order(Fulfilment fulfilment) {
        var choices = List.of(ROAST_RICE_LARGE_WITH_EGG, LEMON_TEA);
        var price = Pricing.of(choices, fulfilment, null, Money.ofYuan("5.00"));
        var assessed = new Assessment(choices, price, null, 2_400L, List.of());
        var basket = new Basket(List.of(), fulfilment, null, null, null, "少辣", false);
        var placing = new Placing("amei", "key", "web", NOON, NOON.plusSeconds(900), 1);
        var destination = Destination.of(fulfilment, assessed, null);
        return new Order("order", DAY, placing, destination, basket, assessed);
    }
}
