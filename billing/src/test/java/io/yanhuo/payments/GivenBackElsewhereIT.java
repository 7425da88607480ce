package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.payments.wechat.Answer.Done;
import io.yanhuo.payments.wechat.RefundOrder;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A diner pays while we hear nothing, and the restaurant gives back in WeChat's own portal. */
class GivenBackElsewhereIT extends NoticeScene {
    @Autowired Tills tills;
    @Autowired TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(longs = {4500, 500})
    void is_not_booked_as_money_that_came_whether_all_of_it_is_gone_or_a_part(long fen) {
        Payers.payUnheard(start.codeUrl());
        giveBackInThePortal(fen);

        laowang.scope().run(() -> payments.refresh(order.subject()));

        assertClosedWithNothingBooked();
        assertThat(alarms()).isEqualTo(1);
    }

    @Test
    void is_not_booked_either_when_a_timer_asks() {
        Payers.payUnheard(start.codeUrl());
        giveBackInThePortal(4500);

        clock.advance(Duration.ofSeconds(6));

        Shop.eventually(() -> shop.state(laowang, start.outTradeNo()).equals("CLOSED"));
        assertClosedWithNothingBooked();
    }

    @Test
    void is_over_for_an_order_that_gives_the_payment_up() {
        Payers.payUnheard(start.codeUrl());
        giveBackInThePortal(4500);

        laowang.scope()
                .run(() -> transaction.executeWithoutResult(_ -> payments.close(order.subject())));

        Shop.eventually(() -> waiting() == 0);
        assertClosedWithNothingBooked();
    }

    @Test
    void is_not_booked_when_a_notice_says_so() {
        var id = send("REFUND", OffsetDateTime.now());

        Shop.eventually(() -> state(id).equals("QUARANTINED"));
        assertClosedWithNothingBooked();
        assertThat(alarms()).isEqualTo(1);
    }

    @Test
    void is_not_booked_when_a_notice_of_before_comes_late() {
        Payers.payUnheard(start.codeUrl());
        giveBackInThePortal(4500);

        var id = send("SUCCESS", OffsetDateTime.now().minusMinutes(20));

        Shop.eventually(() -> state(id).equals("QUARANTINED"));
        assertClosedWithNothingBooked();
    }

    @Test
    void is_told_from_money_that_is_still_there_of_which_a_notice_comes_late() {
        Payers.payUnheard(start.codeUrl());

        send("SUCCESS", OffsetDateTime.now().minusMinutes(20));

        awaitPaid();
        assertThat(heard.payments(order.subject())).hasSize(1);
    }

    /** Or through us, before the restaurant's data was put back to a moment ahead of that. */
    @Test
    void cannot_be_given_back_again_which_is_told_at_once_and_not_after_a_month() {
        Payers.payUnheard(start.codeUrl());
        laowang.scope().run(() -> payments.refresh(order.subject()));
        awaitPaid();
        giveBackInThePortal(4500);

        laowang.scope()
                .run(() ->
                        transaction.executeWithoutResult(_ ->
                                payments.refund(
                                        order.subject(), "first", Money.ofYuan("45"), "退款")));

        Shop.eventually(() -> !failed().isEmpty());
        laowang.scope()
                .run(() -> transaction.executeWithoutResult(_ -> payments.repaid(order.subject())));
        assertThat(failed()).isEmpty();
    }

    private List<FailedRefund> failed() {
        return laowang.scope().get(() -> payments.failed(order.subject()));
    }

    private void giveBackInThePortal(long fen) {
        var merchant = merchants.of(laowang.id()).orElseThrow();
        var refund =
                new RefundOrder(
                        merchant,
                        start.outTradeNo(),
                        "portal" + RandomId.ofLength(12),
                        Money.ofFen(fen),
                        Money.ofYuan("45"),
                        "店里退的");
        var answer = laowang.scope().get(() -> tills.of(merchant).refund(refund));
        assertThat(answer).isInstanceOf(Done.class);
    }

    private String send(String tradeState, OffsetDateTime paidAt) {
        var content = WeChat.payment(start, 4500).put("trade_state", tradeState);
        var id = RandomId.ofLength(20);
        var letter = WeChat.letter(id, PAID, content.put("success_time", paidAt.toString()));
        assertThat(WeChat.send(address(laowang), letter)).isEqualTo(200);
        return id;
    }

    private void assertClosedWithNothingBooked() {
        assertThat(shop.state(laowang, start.outTradeNo())).isEqualTo("CLOSED");
        assertThat(entries()).isZero();
        assertThat(heard.payments(order.subject())).isEmpty();
    }

    /** Closes that WeChat has not been asked for, or has refused. */
    private long waiting() {
        return shop.number(
                laowang,
                "SELECT COUNT(*) AS v FROM outbox WHERE kind = 'payments.close' AND subject = ?",
                start.outTradeNo());
    }

    private long alarms() {
        return count(
                "SELECT COUNT(*) FROM audit WHERE action = 'payments.given-back-unbooked'"
                        + " AND subject = '"
                        + start.outTradeNo()
                        + "'");
    }
}
