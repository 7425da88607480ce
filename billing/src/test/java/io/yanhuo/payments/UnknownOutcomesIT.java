package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.WithWeChat;
import io.yanhuo.payments.PayWay.Jsapi;
import io.yanhuo.payments.PayWay.Native;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** After a call whose outcome is not known the number is asked about, never replaced. */
@WithWeChat
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownOutcomesIT {
    @Autowired Shop shop;
    @Autowired Payments payments;
    @Autowired Heard heard;
    @Autowired MovableClock clock;
    @Autowired TransactionTemplate transaction;

    Tenant laowang;
    Payable order;

    @BeforeAll
    void a_restaurant() {
        laowang = shop.open(1);
    }

    @BeforeEach
    void an_order() {
        order = shop.order("45");
    }

    @AfterEach
    void a_quiet_world() throws Exception {
        clock.reset();
        Faults.clear();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "F1, SYSTEM_ERROR",
        "F2, SYSTEM_ERROR",
        "F2, BANK_ERROR",
        "F3, 502",
        "F3, 503",
        "F4, drop-after",
        "F4, drop-before",
        "F5, FREQUENCY_LIMITED",
        "F5, RATELIMIT_EXCEEDED",
        "F6, body",
        "F6, empty",
        "F7, unsigned",
        "F7, wrong-key",
        "F7, unknown-serial",
        "F7, late",
        "F7, signtest",
        "F7, altered"
    })
    void opening_a_payment_ends_with_one_number_that_can_be_paid(String action, String variant) {
        Faults.onPost(Faults.CREATE, action, variant);

        var start = beginUntilItWorks();

        assertThat(start.codeUrl()).startsWith("weixin://wxpay/");
        assertThat(numbers()).isEqualTo(1);
        assertThat(Payers.pay(start.codeUrl())).isEqualTo(200);
        Shop.eventually(() -> heard.payments(order.subject()).size() == 1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "F1, SYSTEM_ERROR",
        "F2, SYSTEM_ERROR",
        "F3, 502",
        "F4, drop-after",
        "F4, drop-before",
        "F6, body",
        "F6, empty",
        "F7, unsigned",
        "F7, signtest"
    })
    void closing_a_payment_leaves_no_second_one_that_can_be_paid(String action, String variant) {
        var scanned = beginUntilItWorks();
        Faults.onPost(Faults.CLOSE, action, variant);

        var inside = begin(new Jsapi(Shop.appid(1), Openids.of(1)));

        assertThat(shop.state(laowang, scanned.outTradeNo())).isEqualTo("CLOSED");
        assertThat(Payers.pay(scanned.codeUrl())).isEqualTo(409);
        assertThat(Payers.pay(inside.invocation().get("package").substring(10))).isEqualTo(200);
        Shop.eventually(() -> heard.payments(order.subject()).size() == 1);
    }

    @Test
    void a_payment_that_was_faster_than_its_close_wins() {
        var start = beginUntilItWorks();
        Payers.payUnheard(start.codeUrl());

        within(() -> payments.close(order.subject()));

        Shop.eventually(() -> shop.state(laowang, start.outTradeNo()).equals("PAID"));
        assertThat(heard.payments(order.subject())).hasSize(1);
    }

    @Test
    void a_question_that_wechat_does_not_answer_is_told_from_no() throws Exception {
        beginUntilItWorks();
        Faults.onGet(Faults.QUERY, "F3", "502");
        assertThat(laowang.scope().get(() -> payments.refresh(order.subject()))).isFalse();

        Faults.clear();

        assertThat(laowang.scope().get(() -> payments.refresh(order.subject()))).isTrue();
    }

    @Nested
    class Giving_back {
        PaymentStart start;

        @BeforeEach
        void what_was_paid() {
            start = beginUntilItWorks();
            Payers.payUnheard(start.codeUrl());
            laowang.scope().run(() -> payments.refresh(order.subject()));
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource({
            "F1, SYSTEM_ERROR",
            "F2, SYSTEM_ERROR",
            "F3, 502",
            "F4, drop-after",
            "F4, drop-before",
            "F5, FREQUENCY_LIMITED",
            "F5, accepted",
            "F6, empty",
            "F7, unsigned",
            "F7, altered"
        })
        void ends_with_one_refund(String action, String variant) {
            Faults.onPost(Faults.REFUND, action, variant);

            refund();
            decided("ARRIVED");

            assertThat(atWeChat()).isEqualTo(1);
            assertThat(heard.refunds(order.subject())).hasSize(1);
        }

        @Test
        void keeps_its_number_until_there_is_money_on_the_account() throws Exception {
            refund("NOT_ENOUGH");
            inTheEnd(() -> of("problem").startsWith("NOT_ENOUGH"));
            var number = of("out_refund_no");
            Faults.clear();
            decided("ARRIVED");

            assertThat(of("out_refund_no")).isEqualTo(number);
            assertThat(of("problem")).isEqualTo("null");
        }

        @Test
        void to_an_account_out_of_reach_waits_for_the_restaurant_and_then_arrives() {
            refund("ABNORMAL");
            decided("ABNORMAL");
            assertThat(heard.refunds(order.subject())).isEmpty();
            Payers.post("/sandbox/refund/" + of("out_refund_no"), "{\"status\":\"SUCCESS\"}");
            decided("ARRIVED");

            assertThat(heard.refunds(order.subject()))
                    .singleElement()
                    .satisfies(settled -> assertThat(settled.arrived()).isTrue());
        }

        @Test
        void that_wechat_gives_up_leaves_the_money_here_and_is_told_once() {
            refund("CLOSED");
            decided("FAILED");

            assertThat(heard.refunds(order.subject()))
                    .singleElement()
                    .satisfies(settled -> assertThat(settled.arrived()).isFalse());
            assertThat(given()).isZero();
        }

        private void refund() {
            within(() -> payments.refund(order.subject(), "whole", Money.ofYuan("45"), "退款"));
        }

        /** WeChat hears of it when this is committed, and will do so with it. */
        private void refund(String outcome) {
            within(() -> {
                payments.refund(order.subject(), "whole", Money.ofYuan("45"), "退款");
                Faults.onRefund(of("out_refund_no"), outcome);
            });
        }

        private void decided(String state) {
            inTheEnd(() -> of("state").equals(state));
        }

        /**
         * A notice of WeChat's may come late on a busy machine; then a minute passes and we ask.
         * Not faster, or work that is being done would seem to be given up.
         */
        private void inTheEnd(BooleanSupplier holds) {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(600))
                    .until(() -> {
                        if (holds.getAsBoolean()) return true;
                        clock.advance(Duration.ofSeconds(61));
                        return false;
                    });
        }

        private String of(String column) {
            var sql = "SELECT " + column + " AS v FROM refund WHERE subject = ?";
            return shop.text(laowang, sql, order.subject());
        }

        private long given() {
            var sql = "SELECT given_back AS v FROM payment WHERE out_trade_no = ?";
            return shop.number(laowang, sql, start.outTradeNo());
        }

        private long atWeChat() {
            var all = WeChat.JSON.readTree(Payers.get("/sandbox/refunds").body());
            return all.valueStream().filter(this::ofThisOrder).count();
        }

        private boolean ofThisOrder(JsonNode refund) {
            return refund.toString().contains(start.outTradeNo());
        }
    }

    /** As a diner does: once more if WeChat did not answer. */
    private PaymentStart beginUntilItWorks() {
        try {
            return begin(new Native());
        } catch (Refused e) {
            assertThat(e.refusal()).isEqualTo(new PaymentRefusal.Unreachable());
            return begin(new Native());
        }
    }

    private PaymentStart begin(PayWay way) {
        return laowang.scope().get(() -> payments.begin(order, way));
    }

    private void within(Runnable work) {
        laowang.scope().run(() -> transaction.executeWithoutResult(_ -> work.run()));
    }

    private long numbers() {
        var sql = "SELECT COUNT(*) AS v FROM payment WHERE subject = ?";
        return shop.number(laowang, sql, order.subject());
    }
}
