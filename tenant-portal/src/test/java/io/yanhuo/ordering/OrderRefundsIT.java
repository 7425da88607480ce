package io.yanhuo.ordering;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static io.yanhuo.ordering.OrderStatus.REFUNDED;
import static io.yanhuo.ordering.OrderStatus.REFUNDING;
import static io.yanhuo.ordering.Shop.diner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.ordering.OrderRefusal.TooLate;
import io.yanhuo.payments.PaymentLine;
import io.yanhuo.payments.PaymentList;
import io.yanhuo.payments.RefundState;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Orders whose money goes back. */
@RecordApplicationEvents
class OrderRefundsIT extends RefundScene {
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
        assertThat(shop.usable(amei)).isEqualTo(1);
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
        var id = shop.placed();
        shop.pay(id);
        refund(id);

        assertThatThrownBy(() -> refund(id))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isInstanceOf(TooLate.class));

        assertThat(shop.refunds(id)).hasSize(1);
    }

    @Test
    void twice_at_once_pays_once() throws Exception {
        var id = shop.placed();
        shop.pay(id);

        var answers = atOnce(2, () -> answer(() -> refund(id)));

        assertThat(answers).containsExactlyInAnyOrder("done", "ordering.too-late");
        assertThat(shop.refunds(id)).hasSize(1);
    }

    @Test
    void keeps_what_is_cooked_out_of_the_stock() {
        shop.count("柠檬茶", 10);
        var id = shop.placed();
        shop.pay(id);
        shop.in(() -> desk.finish(id, shop.owner));

        refund(id);

        assertThat(shop.left("柠檬茶")).isEqualTo(9);
        shop.count("柠檬茶", null);
    }

    @Test
    void is_over_when_the_money_is_there() {
        var id = shop.placed();
        shop.pay(id);
        refund(id);

        settle(id, "whole-1", true);

        assertThat(shop.status(id)).isEqualTo(REFUNDED);
    }

    @Test
    void that_failed_can_be_asked_for_again() {
        var id = shop.placed();
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

    @Test
    void that_failed_can_be_paid_back_another_way_and_then_nobody_waits() throws Exception {
        long before = shop.in(() -> payments().refundsUnderway());
        var id = shop.placed();
        shop.pay(id);
        refund(id);
        giveUp(id);
        settle(id, "whole-1", false);
        assertThat(shop.order(id).owed()).isEqualTo(Money.ofYuan("50.00"));
        boolean other = shop.in(() -> desk.repaid(id, Money.ofYuan("5"), "现金", shop.owner));
        assertThat(other).as("what was seen on an older page").isFalse();
        assertThat(shop.status(id)).isEqualTo(REFUNDING);

        atOnce(
                2,
                _ -> {
                    shop.in(() -> desk.repaid(id, Money.ofYuan("50.00"), "现金", shop.owner));
                    return "";
                });

        assertThat(shop.status(id)).isEqualTo(REFUNDED);
        assertThat(shop.order(id).owed()).isEqualTo(Money.ZERO);
        assertThat(shop.order(id).steps()).isEmpty();
        assertThat(shop.order(id).history())
                .filteredOn(entry -> entry.reason().equals("现金"))
                .hasSize(1);
        assertThat(shop.in(() -> payments().refundsUnderway())).isEqualTo(before);
        assertThat(shop.in(() -> payments().stuck()))
                .extracting(PaymentLine.RefundLine::subject)
                .doesNotContain(id);
    }

    /** Somebody was faster than his friend, and both have paid. */
    @Nested
    class A_second_payment_that_could_not_be_given_back {
        private String id = "";
        private String key = "";

        @BeforeEach
        void an_order_paid_twice() {
            id = shop.placed();
            shop.pay(id);
            shop.pay(id);
            key = keys(id).getFirst();
            giveUp(id);
            settle(id, key, false);
        }

        @Test
        void is_told_in_the_order_and_waits_for_somebody() {
            assertThat(shop.status(id)).isEqualTo(OrderStatus.PREPARING);
            assertThat(shop.order(id).history())
                    .extracting(OrderDetail.Entry::reasonKey)
                    .endsWith(Act.REFUND_FAILED);
            assertThat(shop.order(id).extraFailed()).isTrue();
            assertThat(shop.in(() -> payments().stuck()))
                    .filteredOn(refund -> refund.subject().equals(id))
                    .singleElement()
                    .extracting(PaymentLine.RefundLine::state)
                    .isEqualTo(RefundState.FAILED);
        }

        @Test
        void can_be_asked_for_again_while_the_order_goes_on() throws Exception {
            long before = shop.in(() -> payments().refundsUnderway());

            atOnce(
                    2,
                    _ -> {
                        shop.in(() -> desk.refundExtra(id, shop.owner));
                        return "";
                    });

            assertThat(keys(id)).containsExactly(key, key + "-2");
            assertThat(shop.refunds(id)).containsExactly("extra 5000", "extra 5000");
            assertThat(texts("SELECT DISTINCT out_trade_no FROM refund WHERE subject = :id", id))
                    .hasSize(1);
            assertThat(shop.status(id)).isEqualTo(OrderStatus.PREPARING);
            assertThat(shop.order(id).extraFailed()).isFalse();
            assertThat(shop.in(() -> payments().refundsUnderway())).isEqualTo(before);
        }

        @Test
        void is_still_owed_when_the_order_is_paid_back_as_well() {
            refund(id);

            assertThat(shop.refunds(id)).containsExactlyInAnyOrder("extra 5000", "whole 5000");
            assertThat(texts("SELECT DISTINCT out_trade_no FROM refund WHERE subject = :id", id))
                    .as("each payment goes back")
                    .hasSize(2);
            assertThat(shop.order(id).extraFailed()).isTrue();
        }

        @Test
        void that_was_paid_back_another_way_is_not_what_the_order_is_refunded_from() {
            shop.in(() -> desk.repaid(id, Money.ofYuan("50.00"), "现金", shop.owner));

            assertThat(shop.status(id)).isEqualTo(OrderStatus.PREPARING);
            assertThat(shop.order(id).extraFailed()).isFalse();
            refund(id);
            assertThat(texts("SELECT DISTINCT out_trade_no FROM refund WHERE subject = :id", id))
                    .as("the order's own payment goes back")
                    .hasSize(2);
            settle(id, "whole-1", true);
            assertThat(shop.status(id)).isEqualTo(REFUNDED);
        }

        @Test
        void can_be_asked_for_a_third_time() {
            shop.in(() -> desk.refundExtra(id, shop.owner));
            giveUp(id);
            settle(id, key + "-2", false);

            shop.in(() -> desk.refundExtra(id, shop.owner));

            assertThat(keys(id)).containsExactly(key, key + "-2", key + "-3");
        }
    }

    private PaymentList payments() {
        return beans.getBean(PaymentList.class);
    }

    private List<String> keys(String id) {
        return texts("SELECT refund_key FROM refund WHERE subject = :id ORDER BY asked_at", id);
    }

    private List<String> texts(String sql, String id) {
        return shop.in(() ->
                shop.transaction()
                        .execute(_ ->
                                beans
                                        .getBean(EntityManager.class)
                                        .createNativeQuery(sql, String.class)
                                        .setParameter("id", id)
                                        .getResultList()
                                        .stream()
                                        .map(String::valueOf)
                                        .toList()));
    }
}
