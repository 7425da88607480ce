package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.Crowd;
import io.yanhuo.WithWeChat;
import io.yanhuo.payments.PayWay.Jsapi;
import io.yanhuo.payments.PayWay.Native;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@WithWeChat
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentsIT {
    @Autowired Shop shop;
    @Autowired TestTenant tenants;
    @Autowired Payments payments;
    @Autowired TenantBook book;
    @Autowired Heard heard;
    @Autowired MovableClock clock;
    @Autowired TransactionTemplate transaction;

    Tenant laowang;

    @BeforeAll
    void a_restaurant() {
        laowang = shop.open(1);
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Nested
    class A_diner {
        @Test
        void scans_a_code_and_the_notice_tells_us_once() {
            var order = shop.order("45");
            var start = begin(order, new Native());

            assertThat(start.codeUrl()).startsWith("weixin://wxpay/bizpayurl/");
            assertThat(start.outTradeNo())
                    .hasSize(28)
                    .startsWith("o" + laowang.publicId().substring(0, 7));
            assertThat(Payers.pay(start.codeUrl())).isEqualTo(200);
            Shop.eventually(() -> shop.state(laowang, start.outTradeNo()).equals("PAID"));

            assertThat(heard.payments(order.subject()))
                    .singleElement()
                    .satisfies(arrived -> {
                        assertThat(arrived.amount()).isEqualTo(Money.ofYuan("45"));
                        assertThat(arrived.transactionId()).startsWith("42");
                    });
        }

        @Test
        void pays_inside_wechat_with_parameters_signed_for_the_app_that_calls() {
            var order = shop.order("45");
            var openid = Openids.of(1);
            var start = begin(order, new Jsapi(Shop.appid(1), openid));

            assertThat(start.codeUrl()).isNull();
            assertThat(start.invocation())
                    .containsEntry("signType", "RSA")
                    .containsEntry("appId", Shop.appid(1))
                    .containsKeys("timeStamp", "nonceStr", "paySign");
            var prepay = start.invocation().get("package").replace("prepay_id=", "");
            assertThat(Payers.pay(prepay)).isEqualTo(200);
            Shop.eventually(() -> heard.payments(order.subject()).size() == 1);
        }

        @Test
        void cannot_pay_from_an_app_of_another_restaurant() {
            assertRefused(
                    shop.order("45"),
                    new Jsapi(Shop.appid(2), "somebody"),
                    new PaymentRefusal.ForeignApp());
        }

        @Test
        void cannot_pay_twice() {
            var order = shop.order("45");
            Payers.pay(begin(order, new Native()).codeUrl());
            Shop.eventually(() -> heard.payments(order.subject()).size() == 1);

            assertRefused(order, new Native(), new PaymentRefusal.AlreadyPaid());
        }

        @Test
        void cannot_pay_when_the_time_is_over() {
            var late = shop.order("45");
            clock.advance(Duration.ofMinutes(16));

            assertRefused(late, new Native(), new PaymentRefusal.TooLate());
        }
    }

    @Nested
    class An_open_payment {
        @Test
        void is_repeated_under_its_number() {
            var order = shop.order("45");

            var first = begin(order, new Native());
            var second = begin(order, new Native());

            assertThat(second.outTradeNo()).isEqualTo(first.outTradeNo());
        }

        @Test
        void is_closed_before_another_way_is_opened() {
            var order = shop.order("45");
            var scanned = begin(order, new Native());

            var inside = begin(order, new Jsapi(Shop.appid(1), Openids.of(1)));

            assertThat(inside.outTradeNo()).isNotEqualTo(scanned.outTradeNo());
            assertThat(shop.state(laowang, scanned.outTradeNo())).isEqualTo("CLOSED");
            assertThat(Payers.pay(scanned.codeUrl())).isEqualTo(409);
        }

        @Test
        void gives_way_to_another_amount() {
            var order = shop.order("45");
            var first = begin(order, new Native());
            var cheaper =
                    new Payable(
                            order.subject(),
                            Money.ofYuan("40"),
                            order.description(),
                            order.expiresAt());

            var second = begin(cheaper, new Native());

            assertThat(second.outTradeNo()).isNotEqualTo(first.outTradeNo());
            assertThat(Payers.pay(first.codeUrl())).isEqualTo(409);
        }

        @Test
        void is_one_even_for_two_taps_at_the_same_moment() throws Exception {
            var order = shop.order("45");

            var taps = Crowd.atOnce(8, () -> begin(order, new Native()).outTradeNo());

            assertThat(taps).containsOnly(taps.getFirst());
        }

        @Test
        void that_was_paid_meanwhile_is_found_when_another_way_is_tried() {
            var order = shop.order("45");
            Payers.payUnheard(begin(order, new Native()).codeUrl());

            assertRefused(
                    order,
                    new Jsapi(Shop.appid(1), Openids.of(1)),
                    new PaymentRefusal.AlreadyPaid());
            assertThat(heard.payments(order.subject())).hasSize(1);
        }

        @Test
        void is_closed_at_wechat_after_the_order_gave_it_up() {
            var order = shop.order("45");
            var start = begin(order, new Native());

            laowang.scope().run(() -> transaction.executeWithoutResult(_ -> close(order)));

            Shop.eventually(() -> shop.state(laowang, start.outTradeNo()).equals("CLOSED"));
            assertThat(Payers.pay(start.codeUrl())).isEqualTo(409);
        }

        private void close(Payable order) {
            payments.close(order.subject());
        }

        @Test
        void is_closed_when_its_time_is_over() {
            var order = shop.order("45");
            var start = begin(order, new Native());

            clock.advance(Duration.ofMinutes(16));

            Shop.eventually(() -> shop.state(laowang, start.outTradeNo()).equals("CLOSED"));
        }
    }

    @Nested
    class A_notice_that_never_comes {
        @Test
        void is_made_up_for_by_asking() {
            var order = shop.order("45");
            var start = begin(order, new Native());
            Payers.payUnheard(start.codeUrl());

            clock.advance(Duration.ofSeconds(6));

            Shop.eventually(() -> shop.state(laowang, start.outTradeNo()).equals("PAID"));
            assertThat(heard.payments(order.subject())).hasSize(1);
        }

        @Test
        void is_made_up_for_at_once_when_the_diner_says_so() {
            var order = shop.order("45");
            Payers.payUnheard(begin(order, new Native()).codeUrl());

            laowang.scope().run(() -> payments.refresh(order.subject()));

            assertThat(heard.payments(order.subject())).hasSize(1);
        }
    }

    @Nested
    class Money_that_comes_late {
        @Test
        void is_recorded_and_told_although_we_had_given_it_up() {
            var order = shop.order("45");
            var start = begin(order, new Native());
            laowang.scope().run(() -> book.close(start.outTradeNo(), clock.instant()));

            Payers.pay(start.codeUrl());

            Shop.eventually(() -> heard.payments(order.subject()).size() == 1);
            assertThat(shop.state(laowang, start.outTradeNo())).isEqualTo("PAID");
        }
    }

    @Nested
    class Without {
        @Test
        void a_merchant_number_nobody_can_pay() {
            var amei = tenants.create("amei");

            amei.scope()
                    .run(() ->
                            assertThatThrownBy(() -> payments.begin(shop.order("45"), new Native()))
                                    .hasMessageContaining("payments.no-account"));
        }
    }

    private PaymentStart begin(Payable order, PayWay way) {
        return laowang.scope().get(() -> payments.begin(order, way));
    }

    private void assertRefused(Payable order, PayWay way, PaymentRefusal refusal) {
        assertThatThrownBy(() -> begin(order, way)).hasMessageContaining(refusal.code());
    }
}
