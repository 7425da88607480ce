package dev.yanhuo.wechat.payer;

import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.orders.Prepay;
import dev.yanhuo.wechat.orders.Ticket;
import dev.yanhuo.wechat.orders.TradeState;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.SubMerchant;
import dev.yanhuo.wechat.people.User;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Times;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the payer reads about an order. */
@Component
class Bill {
    private final Ticket ticket;
    private final People people;
    private final SandboxClock clock;

    Bill(Ticket ticket, People people, SandboxClock clock) {
        this.ticket = ticket;
        this.people = people;
        this.clock = clock;
    }

    /**
     * One order on the phone.
     *
     * @param obstacle why it cannot be paid; empty if it can
     */
    record View(
            String id,
            String payee,
            String provider,
            String description,
            String amount,
            String number,
            String how,
            String until,
            List<User> payers,
            boolean fixedPayer,
            String state,
            String obstacle) {
        public boolean payable() {
            return obstacle.isEmpty();
        }
    }

    View of(Prepay prepay) {
        var order = ticket.order(prepay);
        var placed = order.placed();
        var payers = ticket.payers(prepay);
        return new View(
                prepay.id(),
                nameOf(placed.payee()),
                placed.isPartner() ? nameOf(placed.mchid()) : "",
                placed.description(),
                Yuan.of(placed.total()),
                placed.outTradeNo(),
                placed.openid() == null ? "扫码支付" : "微信内支付",
                Times.plain(end(prepay, order)),
                payers,
                payers.size() == 1,
                order.state().name(),
                obstacle(prepay, order));
    }

    private static Instant end(Prepay prepay, Order order) {
        var both = List.of(prepay.expiresAt(), order.expiresAt());
        return both.stream().min(Instant::compareTo).orElseThrow();
    }

    private String obstacle(Prepay prepay, Order order) {
        if (order.state().isPaid()) return "订单已支付";
        if (order.state() == TradeState.CLOSED) return "订单已关闭";
        if (!order.expiresAt().isAfter(clock.instant())) return "订单已过期";
        if (!prepay.expiresAt().isAfter(clock.instant())) return "支付会话已过期，请返回商家重新下单";
        return "";
    }

    private String nameOf(String mchid) {
        return people.subMerchant(mchid)
                .map(SubMerchant::name)
                .or(() -> people.merchant(mchid).map(each -> each.name()))
                .orElse(mchid);
    }
}
