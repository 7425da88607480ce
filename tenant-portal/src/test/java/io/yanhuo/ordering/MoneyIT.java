package io.yanhuo.ordering;

import static io.yanhuo.ordering.CheckoutIT.atOnce;
import static io.yanhuo.ordering.OrderStatus.AWAITING_PAYMENT;
import static io.yanhuo.ordering.OrderStatus.CANCELLED;
import static io.yanhuo.ordering.OrderStatus.PAID;
import static io.yanhuo.ordering.OrderStatus.PREPARING;
import static io.yanhuo.ordering.OrderStatus.REFUNDED;
import static io.yanhuo.ordering.OrderStatus.REFUNDING;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.PortalTest;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.members.Coupons;
import io.yanhuo.ordering.OrderRefusal.TooLate;
import io.yanhuo.payments.RefundSettled;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@PortalTest
@RecordApplicationEvents
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyIT {
    /** Four in the afternoon in Shanghai. */
    private static final Instant AFTERNOON = Instant.parse("2027-01-05T08:00:00Z");

    private final ApplicationContext beans;
    private final OrderDesk desk;
    private final UnpaidTimeout timeout;
    private final MovableClock clock;

    Shop shop;

    MoneyIT(ApplicationContext beans, OrderDesk desk, UnpaidTimeout timeout, MovableClock clock) {
        this.beans = beans;
        this.desk = desk;
        this.timeout = timeout;
        this.clock = clock;
    }

    @BeforeAll
    void a_shop() {
        shop = Shop.open(beans, "laowang");
    }

    @BeforeEach
    void an_ordinary_afternoon() {
        clock.set(AFTERNOON);
        shop.autoAccept(true);
    }

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
            var id = placed();

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
            var id = placed();
            shop.pay(id);

            shop.pay(id);

            assertThat(shop.status(id)).isEqualTo(PREPARING);
            assertThat(shop.refunds(id)).containsExactly("extra 5000");
        }

        @Test
        void in_another_amount_goes_back_and_the_order_ends() {
            var id = placed();

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

    @Nested
    class An_order_that_nobody_pays {
        @Test
        void is_cancelled_after_15_minutes_and_gives_back_what_it_took_once() {
            shop.count("柠檬茶", 10);
            var amei = diner();
            var basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
            var id = shop.place(amei, basket);
            assertThat(shop.left("柠檬茶")).isEqualTo(9);
            assertThat(usable(amei)).isZero();

            clock.advance(Duration.ofMinutes(14));
            assertThat(shop.status(id)).isEqualTo(AWAITING_PAYMENT);
            clock.advance(Duration.ofMinutes(1));
            await().until(() -> shop.status(id) == CANCELLED);
            shop.in(() -> timeout.handle(id));

            assertThat(shop.left("柠檬茶")).isEqualTo(10);
            assertThat(usable(amei)).isEqualTo(1);
            shop.count("柠檬茶", null);
        }

        @Test
        void takes_no_money_any_more() {
            var id = placed();
            shop.in(() -> timeout.handle(id));

            shop.pay(id);

            assertThat(shop.status(id)).isEqualTo(REFUNDING);
            assertThat(shop.refunds(id)).containsExactly("whole 5000");
        }

        @Test
        void is_left_alone_if_the_money_came_first() {
            var id = placed();
            shop.pay(id);

            shop.in(() -> timeout.handle(id));

            assertThat(shop.status(id)).isEqualTo(PREPARING);
            assertThat(shop.refunds(id)).isEmpty();
        }

        @Test
        void ends_one_way_or_the_other_when_both_happen_at_once() throws Exception {
            shop.count("蛋挞", 100);
            for (int round = 0; round < 20; round++) {
                var id = shop.place(diner(), fetched(List.of(shop.simple("蛋挞", 1))));
                int before = Objects.requireNonNull(shop.left("蛋挞"));

                atOnce(
                        2,
                        i -> {
                            if (i == 0) shop.pay(id);
                            else shop.in(() -> timeout.handle(id));
                            return "";
                        });

                boolean paid = shop.status(id) == PREPARING;
                assertThat(shop.refunds(id)).hasSize(paid ? 0 : 1);
                assertThat(shop.left("蛋挞")).isEqualTo(paid ? before : before + 1);
                if (!paid) assertThat(shop.status(id)).isEqualTo(REFUNDING);
            }
            shop.count("蛋挞", null);
        }

        @Test
        void may_be_cancelled_by_its_diner_alone() {
            var amei = diner();
            var id = shop.place(amei, fetched(shop.riceAndTea()));
            var ordering = beans.getBean(Ordering.class);

            assertThatThrownBy(() -> shop.in(() -> ordering.cancel(id, diner())))
                    .isInstanceOf(Refused.class);
            shop.in(() -> ordering.cancel(id, amei));

            assertThat(shop.status(id)).isEqualTo(CANCELLED);
        }
    }

    @Nested
    class An_order_that_nobody_accepts {
        @Test
        void rings_the_owners_phone_after_3_minutes_and_is_paid_back_after_10() {
            shop.autoAccept(false);
            var phone = new PhoneNumber("13912345678");
            shop.in(() ->
                    beans.getBean(StaffAccounts.class).create("王老板", phone, StaffRole.OWNER, null));
            shop.count("柠檬茶", 10);
            var amei = diner();
            var basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
            var id = shop.place(amei, basket);
            shop.pay(id);

            clock.advance(Duration.ofMinutes(3));
            await().until(() ->
                    beans.getBean(Inbox.class).messages().stream()
                            .anyMatch(message -> message.phone().equals(phone.digits())));
            clock.advance(Duration.ofMinutes(7));
            await().until(() -> shop.status(id) == REFUNDING);

            assertThat(shop.refunds(id)).containsExactly("whole 4500");
            assertThat(usable(amei)).isEqualTo(1);
            assertThat(shop.left("柠檬茶")).isEqualTo(10);
            shop.count("柠檬茶", null);
        }
    }

    @Nested
    class A_refund_by_the_staff {
        @Test
        void gives_everything_back_and_tells_the_other_modules(ApplicationEvents events) {
            shop.count("柠檬茶", 10);
            var amei = diner();
            var basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
            var id = shop.place(amei, basket);
            shop.pay(id);

            refund(id);

            assertThat(shop.status(id)).isEqualTo(REFUNDING);
            assertThat(shop.refunds(id)).containsExactly("whole 4500");
            assertThat(usable(amei)).isEqualTo(1);
            assertThat(shop.left("柠檬茶")).isEqualTo(10);
            var refunded = events.stream(OrderRefunded.class).toList();
            assertThat(refunded).hasSize(1);
            assertThat(refunded.getFirst().total()).isEqualTo(Money.ofYuan("45.00"));
            assertThat(refunded.getFirst().lines().values())
                    .extracting(Money::yuan)
                    .containsExactlyInAnyOrder("28.50", "9.50");
            shop.count("柠檬茶", null);
        }

        @Test
        void a_second_time_is_refused_and_pays_nothing() {
            var id = placed();
            shop.pay(id);
            refund(id);

            assertThatThrownBy(() -> refund(id))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e -> assertThat(e.refusal()).isInstanceOf(TooLate.class));

            assertThat(shop.refunds(id)).hasSize(1);
        }

        @Test
        void twice_at_once_pays_once() throws Exception {
            var id = placed();
            shop.pay(id);

            var answers =
                    atOnce(
                            2,
                            _ -> {
                                try {
                                    refund(id);
                                    return "done";
                                } catch (Refused e) {
                                    return e.refusal().code();
                                }
                            });

            assertThat(answers).containsExactlyInAnyOrder("done", "ordering.too-late");
            assertThat(shop.refunds(id)).hasSize(1);
        }

        @Test
        void keeps_what_is_cooked_out_of_the_stock() {
            shop.count("柠檬茶", 10);
            var id = placed();
            shop.pay(id);
            shop.in(() -> desk.finish(id, shop.owner));

            refund(id);

            assertThat(shop.left("柠檬茶")).isEqualTo(9);
            shop.count("柠檬茶", null);
        }

        @Test
        void is_over_when_the_money_is_there() {
            var id = placed();
            shop.pay(id);
            refund(id);

            settle(id, "whole-1", true);

            assertThat(shop.status(id)).isEqualTo(REFUNDED);
        }

        @Test
        void that_failed_can_be_asked_for_again() {
            var id = placed();
            shop.pay(id);
            refund(id);
            giveUp(id);

            settle(id, "whole-1", false);
            assertThat(shop.order(id).refundFailed()).isTrue();
            assertThat(shop.order(id).steps()).containsExactly(OrderStep.REFUND);
            refund(id);
            settle(id, "whole-2", true);

            assertThat(shop.status(id)).isEqualTo(REFUNDED);
        }

        private void settle(String id, String key, boolean arrived) {
            var settled =
                    new RefundSettled(id, key, Money.ofYuan("50.00"), arrived, clock.instant());
            shop.in(() ->
                    shop.transaction().executeWithoutResult(_ -> beans.publishEvent(settled)));
        }

        /** As the module payments does it when WeChat says no for good. */
        private void giveUp(String id) {
            shop.in(() ->
                    shop.transaction()
                            .executeWithoutResult(_ ->
                                    beans.getBean(jakarta.persistence.EntityManager.class)
                                            .createNativeQuery(
                                                    "UPDATE payment SET given_back = 0"
                                                            + " WHERE subject = :id")
                                            .setParameter("id", id)
                                            .executeUpdate()));
        }

        private void refund(String id) {
            shop.in(() -> desk.refund(id, "卖完了", shop.owner));
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

    private String placed() {
        return shop.place(diner(), fetched(shop.riceAndTea()));
    }

    private int usable(String diner) {
        return shop.in(() -> beans.getBean(Coupons.class).usable(diner)).size();
    }
}
