package io.yanhuo.ordering;

import static io.yanhuo.ordering.OrderStatus.AWAITING_PAYMENT;
import static io.yanhuo.ordering.OrderStatus.CANCELLED;
import static io.yanhuo.ordering.OrderStatus.COMPLETED;
import static io.yanhuo.ordering.OrderStatus.PAID;
import static io.yanhuo.ordering.OrderStatus.PREPARING;
import static io.yanhuo.ordering.OrderStatus.REFUNDING;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.workspace.Colleague;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A shop is put back, and orders that have gone on meanwhile are as they were then. */
class OrdersOfBeforeIT extends PutBackScene {
    @Autowired OrderDesk desk;
    @Autowired OrdersOfBefore before;
    @Autowired UnacceptedTimeout unaccepted;
    @Autowired UnpaidTimeout unpaid;
    @Autowired MockMvc mvc;

    @Nested
    class An_order_of_before {
        @Test
        @DisplayName("T-46 that has been eaten since is not paid back by the timer of then")
        void is_not_paid_back_by_itself() {
            var lunch = Shop.open(beans, "lunch");
            lunch.autoAccept(false);
            var id = lunch.placed();
            lunch.pay(id);
            var backup = backUp(lunch);
            eat(lunch, id);

            var now = putBack(lunch, backup);
            assertThat(now.status(id)).isEqualTo(PAID);
            clock.advance(Duration.ofMinutes(11));
            await().until(() -> notes(now, id) == 1);
            now.in(() -> unaccepted.handle(id));

            assertThat(now.status(id)).isEqualTo(PAID);
            assertThat(now.refunds(id)).isEmpty();
            assertThat(notes(now, id)).isEqualTo(1);
        }

        private void eat(Shop at, String id) {
            at.in(() -> desk.accept(id, at.owner));
            at.in(() -> desk.finish(id, at.owner));
            at.in(() -> desk.handOver(id, at.owner));
            assertThat(at.status(id)).isEqualTo(COMPLETED);
        }

        @Test
        @DisplayName("T-46 whose money is heard of again is booked, and not cooked again")
        void is_not_cooked_again() {
            var noon = Shop.open(beans, "noon");
            var amei = diner();
            var id = noon.place(amei, fetched(noon.riceAndTea()));
            var backup = backUp(noon);
            noon.pay(id);
            assertThat(noon.status(id)).isEqualTo(PREPARING);

            var now = putBack(noon, backup);
            assertThat(now.status(id)).isEqualTo(AWAITING_PAYMENT);
            var ordering = beans.getBean(Ordering.class);
            assertThatThrownBy(() -> now.in(() -> ordering.cancel(id, amei)))
                    .isInstanceOf(Refused.class);
            now.pay(id);

            assertThat(now.status(id)).isEqualTo(PAID);
            assertThat(now.refunds(id)).isEmpty();
            assertThat(notes(now, id)).isEqualTo(1);
            assertThat(now.in(before::waiting)).isEqualTo(1);
            assertThat(orders(now)).contains("退回", "1 张");
            now.in(() -> desk.accept(id, now.owner));
            assertThat(now.status(id)).isEqualTo(PREPARING);
            assertThat(now.in(before::waiting)).isZero();
        }

        @Test
        @DisplayName(
                "T-46 is not given up as unpaid until WeChat has said so, or for three days not")
        void waits_for_an_answer() {
            var silent = Shop.open(beans, "silent");
            var id = silent.placed();
            openPaymentOfNobody(silent, id);

            var now = putBack(silent, backUp(silent));

            assertThatThrownBy(() -> now.in(() -> unpaid.handle(id)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(now.status(id)).isEqualTo(AWAITING_PAYMENT);
            var later = now.placed();
            openPaymentOfNobody(now, later);
            now.in(() -> unpaid.handle(later));
            assertThat(now.status(later)).isEqualTo(CANCELLED);

            clock.advance(Duration.ofDays(3).plusHours(1));
            now.in(() -> unpaid.handle(id));
            assertThat(now.status(id)).isEqualTo(CANCELLED);
        }
    }

    @Test
    @DisplayName("T-46 orders of after it was put back behave as ever")
    void those_of_after_are_as_ever() {
        var shop = Shop.open(beans, "evening");
        var now = putBack(shop, backUp(shop));

        var cooked = now.placed();
        now.pay(cooked);
        assertThat(now.status(cooked)).isEqualTo(PREPARING);

        var forgotten = now.placed();
        now.in(() -> unpaid.handle(forgotten));
        assertThat(now.status(forgotten)).isEqualTo(CANCELLED);

        now.autoAccept(false);
        var ignored = now.placed();
        now.pay(ignored);
        now.in(() -> unaccepted.handle(ignored));
        assertThat(now.status(ignored)).isEqualTo(REFUNDING);
        assertThat(now.in(before::waiting)).isZero();
        assertThat(orders(now)).doesNotContain("退回过");
    }

    private static long notes(Shop at, String id) {
        return at.order(id).history().stream()
                .map(OrderDetail.Entry::reasonKey)
                .filter(key -> Objects.equals(key, Act.PUT_BACK))
                .count();
    }

    private String orders(Shop at) {
        var staff = beans.getBean(StaffAccounts.class);
        var tickets = beans.getBean(Tickets.class);
        var colleague = new Colleague(mvc, at.tenant(), StaffRole.MANAGER, staff, tickets);
        return Colleague.body(colleague.open("/admin/orders"));
    }

    /** Of a merchant whom nobody can ask. */
    private static void openPaymentOfNobody(Shop at, String id) {
        var sql =
                """
                INSERT INTO payment (out_trade_no, subject, open_subject, amount, description, channel,
                                     callback_key, state, created_at, expires_at, given_back,
                                     version)
                VALUES (:number, :subject, :subject, 5000, '订单', 'NATIVE', 'none', 'OPEN',
                        '2026-01-01', '2099-01-01', 0, 0)
                """;
        at.in(() ->
                at.transaction()
                        .executeWithoutResult(_ ->
                                at.bean(EntityManager.class)
                                        .createNativeQuery(sql)
                                        .setParameter("number", "p" + RandomId.ofLength(24))
                                        .setParameter("subject", id)
                                        .executeUpdate()));
    }
}
