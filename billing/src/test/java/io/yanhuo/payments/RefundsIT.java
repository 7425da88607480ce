package io.yanhuo.payments;

import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.Crowd;
import io.yanhuo.WithWeChat;
import io.yanhuo.payments.PayWay.Native;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@WithWeChat
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundsIT {
    @Autowired Shop shop;
    @Autowired Payments payments;
    @Autowired Merchants merchants;
    @Autowired Heard heard;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired TransactionTemplate transaction;

    @Value("${yanhuo.wechat.notify-base-url}")
    String base;

    Tenant laowang;
    Payable order;
    PaymentStart start;

    @BeforeAll
    void a_restaurant() {
        laowang = shop.open(1);
    }

    @BeforeEach
    void a_paid_order() {
        order = shop.order("45");
        start = laowang.scope().get(() -> payments.begin(order, new Native()));
        Payers.payUnheard(start.codeUrl());
        laowang.scope().run(() -> payments.refresh(order.subject()));
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Nested
    class Money_given_back {
        @Test
        void goes_the_way_it_came_and_is_told_once() {
            refund("whole", "45");

            Shop.eventually(() -> state("whole").equals("ARRIVED"));

            assertThat(heard.refunds(order.subject()))
                    .singleElement()
                    .satisfies(settled -> {
                        assertThat(settled.refundKey()).isEqualTo("whole");
                        assertThat(settled.amount()).isEqualTo(Money.ofYuan("45"));
                        assertThat(settled.arrived()).isTrue();
                    });
            assertThat(entries()).isEqualTo(3);
        }

        @Test
        void is_given_back_once_however_often_it_is_asked_for() throws Exception {
            assertThat(Crowd.atOnce(8, () -> answer(() -> refund("once", "20"))))
                    .containsOnly("done");

            Shop.eventually(() -> state("once").equals("ARRIVED"));
            assertThat(given()).isEqualTo(2000);
            assertThat(heard.refunds(order.subject())).hasSize(1);
        }

        @Test
        void is_never_more_than_was_paid() {
            refund("first", "30");

            assertThatThrownBy(() -> refund("second", "15.01"))
                    .hasMessageContaining("payments.nothing-to-give-back");
            assertThat(given()).isEqualTo(3000);
        }

        @Test
        void is_never_more_than_was_paid_even_for_two_wishes_at_once() throws Exception {
            var answers = Crowd.atOnce(2, i -> answer(() -> refund("wish-" + i, "30")));

            assertThat(answers).containsExactlyInAnyOrder("done", "payments.nothing-to-give-back");
            assertThat(given()).isEqualTo(3000);
        }

        @Test
        void is_not_given_back_if_the_transaction_that_wished_it_fails() {
            assertThatThrownBy(() ->
                            inTransaction(() -> {
                                ask("lost", "45");
                                throw new IllegalStateException("of the caller");
                            }))
                    .hasMessage("of the caller");

            assertThat(given()).isZero();
            assertThat(entries()).isEqualTo(1);
        }

        @Test
        void is_none_for_an_order_that_nobody_paid() {
            assertThatThrownBy(() ->
                            inTransaction(() -> payments.refund("none", "k", Money.ofFen(1), "")))
                    .hasMessageContaining("payments.nothing-to-give-back");
        }
    }

    @Nested
    class The_books {
        @Test
        void balance_after_any_row_of_refunds() {
            var random = new Random(20261124);
            long back = 0;
            for (int i = 0; i < 12; i++) {
                var amount = Money.ofFen(1 + random.nextInt(900));
                if (back + amount.fen() > 4500) break;
                refund("part" + i, amount.yuan());
                back += amount.fen();
                assertThat(balance("WECHAT")).isEqualTo(4500 - back);
                assertThat(balance("REFUNDING", "DINERS")).isEqualTo(back - 4500);
                assertThat(given()).isEqualTo(back);
            }
        }

        /** In one statement, for the refunds are on their way meanwhile. */
        private long balance(String... places) {
            var named = "('" + String.join("','", places) + "')";
            return shop.number(
                    laowang,
                    """
                    SELECT COALESCE(SUM(CASE WHEN credit IN %s THEN amount ELSE 0 END)
                                  - SUM(CASE WHEN debit IN %s THEN amount ELSE 0 END), 0) AS v
                      FROM payment_entry WHERE out_trade_no = ?
                    """
                            .formatted(named, named),
                    start.outTradeNo());
        }
    }

    @Nested
    class A_notice {
        @Test
        void about_the_payment_that_comes_after_the_refund_changes_nothing() {
            refund("whole", "45");
            Shop.eventually(() -> state("whole").equals("ARRIVED"));

            var paid = WeChat.payment(start, 4500).put("trade_state", "REFUND");
            var id = send("pay", "TRANSACTION.SUCCESS", paid);

            Shop.eventually(() -> inbox(id).equals("DONE"));
            assertThat(heard.payments(order.subject())).hasSize(1);
            assertThat(entries()).isEqualTo(3);
        }

        @Test
        void about_another_amount_is_quarantined() {
            refund("whole", "45");

            var id = send("refund", "REFUND.CLOSED", report("whole", 4499, "CLOSED"));

            Shop.eventually(() -> inbox(id).equals("QUARANTINED"));
            Shop.eventually(() -> state("whole").equals("ARRIVED"));
        }

        @Test
        void about_a_refund_we_never_asked_for_is_quarantined() {
            var report = report("whole", 4500, "SUCCESS").put("out_refund_no", "r123");

            var id = send("refund", "REFUND.SUCCESS", report);

            Shop.eventually(() -> inbox(id).equals("QUARANTINED"));
            assertThat(entries()).isEqualTo(1);
        }

        private ObjectNode report(String key, long fen, String state) {
            var known = io.yanhuo.TestWeChat.sandbox().credentials();
            var node = WeChat.JSON.createObjectNode();
            node.put("sp_mchid", known.get("sp.mchid"));
            node.put("sub_mchid", known.get("demo.1.sub-mchid"));
            node.put("out_trade_no", start.outTradeNo()).put("transaction_id", "4200");
            node.put("out_refund_no", number(key)).put("refund_id", "5000");
            node.put("refund_status", state);
            node.putObject("amount").put("total", 4500).put("refund", fen);
            return node;
        }

        private String send(String kind, String event, ObjectNode content) {
            var id = RandomId.ofLength(20);
            var key = merchants.of(laowang.id()).orElseThrow().callbackKey();
            var url = base + "/callbacks/" + key + "/" + kind;
            assertThat(WeChat.send(url, WeChat.letter(id, event, content))).isEqualTo(200);
            return id;
        }

        private String inbox(String id) {
            return platform.sql("SELECT state FROM callback_inbox WHERE notify_id = ?")
                    .param(id)
                    .query(String.class)
                    .single();
        }
    }

    private void refund(String key, String yuan) {
        inTransaction(() -> ask(key, yuan));
    }

    private void ask(String key, String yuan) {
        payments.refund(order.subject(), key, Money.ofYuan(yuan), "不想要了 😢");
    }

    private void inTransaction(Runnable work) {
        laowang.scope().run(() -> transaction.executeWithoutResult(_ -> work.run()));
    }

    private String state(String key) {
        return of("state", key);
    }

    private String number(String key) {
        var found =
                shop.rows(
                        laowang,
                        "SELECT out_refund_no AS v FROM refund WHERE subject = ? AND refund_key = ?",
                        order.subject(),
                        key);
        return found.isEmpty() ? "none" : String.valueOf(found.getFirst().get("v"));
    }

    private String of(String column, String key) {
        return shop.text(
                laowang,
                "SELECT " + column + " AS v FROM refund WHERE subject = ? AND refund_key = ?",
                order.subject(),
                key);
    }

    private long given() {
        return shop.number(
                laowang,
                "SELECT given_back AS v FROM payment WHERE out_trade_no = ?",
                start.outTradeNo());
    }

    private long entries() {
        return shop.number(
                laowang,
                "SELECT COUNT(*) AS v FROM payment_entry WHERE out_trade_no = ?",
                start.outTradeNo());
    }
}
