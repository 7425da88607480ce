package dev.yanhuo.wechat.orders;

import dev.yanhuo.wechat.callbacks.Callbacks;
import dev.yanhuo.wechat.callbacks.News;
import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.faults.FaultKind;
import dev.yanhuo.wechat.faults.Faults;
import dev.yanhuo.wechat.faults.Occasion;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.User;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Store;
import dev.yanhuo.wechat.state.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens on the payer's phone. */
@Component
public class Cashier {
    private final Store store;
    private final Orders orders;
    private final OrderAnswer answer;
    private final People people;
    private final Callbacks callbacks;
    private final Faults faults;
    private final SandboxClock clock;

    Cashier(
            Store store,
            Orders orders,
            OrderAnswer answer,
            People people,
            Callbacks callbacks,
            Faults faults,
            SandboxClock clock) {
        this.store = store;
        this.orders = orders;
        this.answer = answer;
        this.people = people;
        this.callbacks = callbacks;
        this.faults = faults;
        this.clock = clock;
    }

    /** What the person does with the order on the screen. */
    public enum Outcome {
        OK,
        CANCEL,
        FAIL,
        /** Paid, but the merchant is never told. */
        OK_NO_CALLBACK;

        /** What the payer's WeChat tells the page that asked; never proof of anything. */
        public String clientSees() {
            return switch (this) {
                case OK, OK_NO_CALLBACK -> "ok";
                case CANCEL -> "cancel";
                case FAIL -> "fail";
            };
        }
    }

    /** The payer cannot, for a reason to be shown. */
    public static final class CannotPay extends RuntimeException {
        CannotPay(String reason) {
            super(reason, null, false, false);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    public Order act(Prepay prepay, User user, Outcome outcome) {
        return store.together(() -> {
            var order = payable(prepay, user);
            return switch (outcome) {
                case OK -> pay(order, user, true);
                case OK_NO_CALLBACK -> pay(order, user, false);
                case CANCEL, FAIL -> orders.save(order.openedBy(user.id()));
            };
        });
    }

    private Order payable(Prepay prepay, User user) {
        var order = orders.byKey(prepay.order()).orElseThrow();
        var now = clock.instant();
        if (order.state().isPaid()) throw new CannotPay("订单已支付");
        if (order.state() == TradeState.CLOSED) throw new CannotPay("订单已关闭");
        if (!prepay.expiresAt().isAfter(now)) throw new CannotPay("支付会话已过期，请返回商家重新下单");
        if (!order.expiresAt().isAfter(now)) throw new CannotPay("订单已过期");
        var placed = order.placed();
        if (placed.openid() != null
                && !placed.openid().equals(people.openid(placed.payingAppid(), user))) {
            throw new CannotPay("appid和openid不匹配：该订单只能由下单用户支付");
        }
        if (order.openedBy() != null && !order.openedBy().equals(user.id())) {
            throw new CannotPay("该订单已被他人打开，请使用原微信号支付");
        }
        return order;
    }

    private Order pay(Order order, User user, boolean tell) {
        var now = clock.instant();
        var number = "4200002" + Chance.digits(3) + Times.day(now) + Chance.digits(10);
        var payment = new Payment(number, user.id(), now, "OTHERS");
        var paid = orders.save(order.pay(payment, visibleFrom(order, now)));
        people.credit(paid.placed().payee(), paid.placed().total());
        if (tell) {
            callbacks.send(news(paid));
        } else {
            callbacks.lose(news(paid));
        }
        return paid;
    }

    private @Nullable Instant visibleFrom(Order order, Instant now) {
        var placed = order.placed();
        return faults
                .strike(Occasion.of(FaultKind.Stage.PAYMENT, placed.mchid(), placed.outTradeNo()))
                .stream()
                .map(fault -> now.plusSeconds(Long.parseLong(fault.valueOr("10"))))
                .findFirst()
                .orElse(null);
    }

    private News news(Order paid) {
        return new News(
                paid.placed().mchid(),
                "TRANSACTION.SUCCESS",
                "transaction",
                "支付成功",
                paid.placed().outTradeNo(),
                paid.placed().notifyUrl(),
                answer.notice(paid).toString());
    }
}
