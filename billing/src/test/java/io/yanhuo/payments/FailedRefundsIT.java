package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.WithWeChat;
import io.yanhuo.payments.PayWay.Native;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that WeChat does not bring back to a diner, and who hears of it. */
@WithWeChat
class FailedRefundsIT {
    @Autowired Shop shop;
    @Autowired Payments payments;
    @Autowired PaymentList list;
    @Autowired SendRefund sender;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired TransactionTemplate transaction;

    private Tenant laowang;
    private Payable order;

    @BeforeEach
    void a_paid_order() {
        laowang = shop.open(1);
        order = shop.order("45");
        var start = laowang.scope().get(() -> payments.begin(order, new Native()));
        Payers.payUnheard(start.codeUrl());
        laowang.scope().run(() -> payments.refresh(order.subject()));
    }

    @AfterEach
    void a_quiet_world() throws Exception {
        clock.reset();
        Faults.clear();
    }

    @Test
    void what_wechat_gives_up_is_an_alarm_and_waits_until_it_is_asked_for_again() throws Exception {
        refund("CLOSED");
        decided("FAILED");
        var number = number();
        assertThat(stuck()).contains(number);
        assertThat(failed()).containsExactly("first");
        long waiting = waiting();
        await().until(() -> alarms("payments.refund-failed", number) == 1);

        Faults.clear();
        within(() -> payments.refund(order.subject(), "again", Money.ofYuan("45"), "退款"));

        assertThat(stuck()).doesNotContain(number);
        assertThat(failed()).isEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting() < waiting);
    }

    @Test
    void a_smaller_sum_does_not_make_up_for_it() {
        refund("CLOSED");
        decided("FAILED");

        within(() -> payments.refund(order.subject(), "part", Money.ofYuan("5"), "退款"));

        assertThat(failed()).contains("first");
    }

    @Test
    void an_account_out_of_reach_is_an_alarm_once_however_often_we_ask() {
        refund("ABNORMAL");
        decided("ABNORMAL");
        var number = number();
        await().until(() -> alarms("payments.refund-abnormal", number) > 0);
        // A look from before may have come in after the notice, and said that it goes on.
        long raised = alarms("payments.refund-abnormal", number);

        for (int i = 0; i < 3; i++) laowang.scope().run(() -> sender.handle(number));

        assertThat(alarms("payments.refund-abnormal", number)).isEqualTo(raised);
    }

    /** WeChat hears of it when this is committed, and will do so with it. */
    private void refund(String outcome) {
        within(() -> {
            payments.refund(order.subject(), "first", Money.ofYuan("45"), "退款");
            Faults.onRefund(number(), outcome);
        });
    }

    /** A notice may come late on a busy machine; then a minute passes and we ask. */
    private void decided(String state) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(600))
                .until(() -> {
                    if (of("state").equals(state)) return true;
                    clock.advance(Duration.ofSeconds(61));
                    return false;
                });
    }

    private String number() {
        return of("out_refund_no");
    }

    private String of(String column) {
        var sql =
                "SELECT " + column + " AS v FROM refund WHERE subject = ? AND refund_key = 'first'";
        return shop.text(laowang, sql, order.subject());
    }

    private List<String> stuck() {
        return laowang.scope().get(list::stuck).stream()
                .map(PaymentLine.RefundLine::outRefundNo)
                .toList();
    }

    private long waiting() {
        return laowang.scope().get(list::refundsUnderway);
    }

    private List<String> failed() {
        return laowang.scope().get(() -> payments.failed(order.subject())).stream()
                .map(FailedRefund::refundKey)
                .toList();
    }

    private long alarms(String action, String number) {
        return platform.sql("SELECT COUNT(*) FROM audit WHERE action = ? AND subject = ?")
                .params(action, number)
                .query(Long.class)
                .single();
    }

    private void within(Runnable work) {
        laowang.scope().run(() -> transaction.executeWithoutResult(_ -> work.run()));
    }
}
