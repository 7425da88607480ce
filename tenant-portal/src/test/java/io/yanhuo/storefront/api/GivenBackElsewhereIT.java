package io.yanhuo.storefront.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SandboxHere;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.ordering.OrderStatus;
import io.yanhuo.payments.PaymentList;
import io.yanhuo.payments.wechat.Answer.Done;
import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.RefundOrder;
import io.yanhuo.payments.wechat.WeChatPay;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that came and went at WeChat while we were away. */
class GivenBackElsewhereIT extends ApiScene {
    @Autowired MovableClock clock;

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Test
    void starts_no_kitchen_and_the_order_ends_when_its_time_to_pay_is_over() {
        var diner = laowang.diner("elsewhere-" + RandomId.ofLength(8));
        var id = laowang.orderedTea(diner);
        var received = today().received();
        var payment = diner.post("/orders/{id}/payment", null, id).body();
        var prepay = payment.get("invocation").get("package").asString().substring(10);

        Restaurant.wechat("/sandbox/pay/" + prepay, "{\"outcome\": \"OK_NO_CALLBACK\"}");
        giveBackInThePortal(number(id));
        clock.advance(Duration.ofMinutes(16));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> status(id) != OrderStatus.AWAITING_PAYMENT);
        assertThat(status(id)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(today().received()).isEqualTo(received);
    }

    private OrderStatus status(String id) {
        return laowang.tenant()
                .scope()
                .get(() -> beans.getBean(OrderDesk.class).find(id).view().status());
    }

    private PaymentList.Today today() {
        return laowang.tenant().scope().get(() -> beans.getBean(PaymentList.class).today());
    }

    private String number(String orderId) {
        var page = laowang.tenant().scope().get(() -> beans.getBean(PaymentList.class).page(1));
        return page.lines().stream()
                .filter(line -> line.subject().equals(orderId))
                .findFirst()
                .orElseThrow()
                .outTradeNo();
    }

    private void giveBackInThePortal(String outTradeNo) {
        var restaurant = SandboxHere.sandbox().credentials().get("demo.1.sub-mchid");
        var merchant = new Merchant(Merchant.Mode.PARTNER, "portal", restaurant);
        var tea = Money.ofYuan("13");
        var refund =
                new RefundOrder(
                        merchant, outTradeNo, "portal" + RandomId.ofLength(12), tea, tea, "店里退的");
        var wechat = beans.getBean(WeChatPay.class);
        assertThat(laowang.tenant().scope().get(() -> wechat.refund(refund)))
                .isInstanceOf(Done.class);
    }
}
