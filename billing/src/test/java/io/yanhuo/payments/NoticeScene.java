package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.WithWeChat;
import io.yanhuo.payments.PayWay.Native;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order of two restaurants' first that waits for its payment, and what became of notices. */
@WithWeChat
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NoticeScene {
    static final String PAID = "TRANSACTION.SUCCESS";

    @Autowired Shop shop;
    @Autowired Payments payments;
    @Autowired Merchants merchants;
    @Autowired Heard heard;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;

    @Value("${yanhuo.wechat.notify-base-url}")
    String base;

    Tenant laowang;
    Tenant amei;
    Payable order;
    PaymentStart start;

    @BeforeAll
    void two_restaurants() {
        laowang = shop.open(1);
        amei = shop.open(2);
    }

    @BeforeEach
    void an_order_waits_for_its_payment() {
        order = shop.order("45");
        start = laowang.scope().get(() -> payments.begin(order, new Native()));
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    void awaitPaid() {
        Shop.eventually(() -> shop.state(laowang, start.outTradeNo()).equals("PAID"));
    }

    void assertNothingBooked() {
        assertThat(shop.state(laowang, start.outTradeNo())).isEqualTo("OPEN");
        assertThat(entries()).isZero();
        assertThat(heard.payments(order.subject())).isEmpty();
    }

    long entries() {
        return shop.number(
                laowang,
                "SELECT COUNT(*) AS v FROM payment_entry WHERE out_trade_no = ?",
                start.outTradeNo());
    }

    String key(Tenant tenant) {
        return merchants.of(tenant.id()).orElseThrow().callbackKey();
    }

    String address(Tenant tenant) {
        return base + "/callbacks/" + key(tenant) + "/pay";
    }

    String state(String id) {
        List<String> found =
                platform.sql("SELECT state FROM callback_inbox WHERE notify_id = ?")
                        .param(id)
                        .query(String.class)
                        .list();
        return found.getFirst();
    }

    long count(String sql) {
        return platform.sql(sql).query(Long.class).single();
    }
}
