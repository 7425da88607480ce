package io.yanhuo.ordering;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.ordering.OrderStatus.AWAITING_PAYMENT;
import static io.yanhuo.ordering.OrderStatus.CANCELLED;
import static io.yanhuo.ordering.OrderStatus.PREPARING;
import static io.yanhuo.ordering.OrderStatus.REFUNDING;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders about which nobody does anything. */
class OrderTimeoutsIT extends AfternoonScene {
    @Autowired UnpaidTimeout timeout;

    @Nested
    class An_order_that_nobody_pays {
        @Test
        void is_cancelled_after_15_minutes_and_gives_back_what_it_took_once() {
            shop.count("柠檬茶", 10);
            var amei = diner();
            var basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
            var id = shop.place(amei, basket);
            assertThat(shop.left("柠檬茶")).isEqualTo(9);
            assertThat(shop.usable(amei)).isZero();

            clock.advance(Duration.ofMinutes(14));
            assertThat(shop.status(id)).isEqualTo(AWAITING_PAYMENT);
            clock.advance(Duration.ofMinutes(1));
            await().until(() -> shop.status(id) == CANCELLED);
            shop.in(() -> timeout.handle(id));

            assertThat(shop.left("柠檬茶")).isEqualTo(10);
            assertThat(shop.usable(amei)).isEqualTo(1);
            shop.count("柠檬茶", null);
        }

        @Test
        void takes_no_money_any_more() {
            var id = shop.placed();
            shop.in(() -> timeout.handle(id));

            shop.pay(id);

            assertThat(shop.status(id)).isEqualTo(REFUNDING);
            assertThat(shop.refunds(id)).containsExactly("whole 5000");
        }

        @Test
        void is_left_alone_if_the_money_came_first() {
            var id = shop.placed();
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

    /** Nobody could ask WeChat, nor hear it, such as while the database was away. */
    @Nested
    class An_order_whose_money_is_heard_of_late {
        @Test
        void is_paid_back_when_nobody_waits_for_it_any_more() {
            var id = unheardOf();
            clock.advance(Duration.ofHours(3));

            shop.pay(id);

            assertThat(shop.status(id)).isEqualTo(REFUNDING);
            assertThat(shop.refunds(id)).containsExactly("whole 5000");
            assertThat(shop.order(id).view().history())
                    .extracting(OrderView.Step::status)
                    .containsExactly(AWAITING_PAYMENT, CANCELLED, REFUNDING);
            assertThat(shop.order(id).history())
                    .extracting(OrderDetail.Entry::reasonKey)
                    .contains(Act.LATE_MONEY);
        }

        @Test
        void is_cooked_as_long_as_somebody_does() {
            var id = unheardOf();
            clock.advance(Duration.ofMinutes(15 + 9));

            shop.pay(id);

            assertThat(shop.status(id)).isEqualTo(PREPARING);
        }

        private String unheardOf() {
            var id = shop.placed();
            var sql = "DELETE FROM outbox WHERE subject = :id";
            shop.in(() ->
                    shop.transaction()
                            .executeWithoutResult(_ ->
                                    shop.bean(EntityManager.class)
                                            .createNativeQuery(sql)
                                            .setParameter("id", id)
                                            .executeUpdate()));
            return id;
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
            assertThat(shop.usable(amei)).isEqualTo(1);
            assertThat(shop.left("柠檬茶")).isEqualTo(10);
            shop.count("柠檬茶", null);
        }
    }
}
