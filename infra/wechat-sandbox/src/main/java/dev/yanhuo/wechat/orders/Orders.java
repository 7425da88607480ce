package dev.yanhuo.wechat.orders;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Store;
import dev.yanhuo.wechat.state.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The book of orders. */
@Component
public class Orders {
    private static final Duration LONGEST = Duration.ofDays(7);

    private final OrderParties parties;
    private final SandboxClock clock;
    private final Shelf<Order> orders;
    private final Shelf<Prepay> prepays;

    Orders(Store store, OrderParties parties, SandboxClock clock) {
        this.parties = parties;
        this.clock = clock;
        orders = store.shelf("orders", Order.class, Order::key);
        prepays = store.shelf("prepays", Prepay.class, Prepay::id);
    }

    /** Opens an order, or repeats one that is still unpaid: same order, new ticket. */
    Prepay place(Merchant caller, Placement placed) {
        parties.check(caller, placed);
        var now = clock.instant();
        var expires = placed.timeExpire();
        if (expires != null && expires.isAfter(now.plus(LONGEST))) {
            throw Refusals.parameter("/time_expire", "time_expire时间过长，最长7天", expires.toString());
        }
        var known = find(caller.mchid(), placed.outTradeNo());
        known.ifPresent(order -> checkRepeated(order, placed));
        if (known.isEmpty()) orders.put(Order.of(placed, now));
        return prepays.put(new Prepay(ticket(placed.type()), placed.key(), now));
    }

    private static void checkRepeated(Order order, Placement placed) {
        if (!order.placed().asked().equals(placed.asked())) {
            throw Refusals.of(403, "OUT_TRADE_NO_USED", "请求重入时，参数与首次请求时不一致");
        }
        if (order.state().isPaid()) throw Refusals.invalid("该订单已支付");
        if (order.state() == TradeState.CLOSED) {
            throw Refusals.of(400, "ORDER_CLOSED", "该订单已关闭");
        }
    }

    private String ticket(TradeType type) {
        return switch (type) {
            case JSAPI -> "wx" + Times.compact(clock.instant()) + Chance.hex(20);
            case NATIVE -> Chance.letters(9) + "zz";
        };
    }

    /** Closing again changes nothing; what is paid stays paid. */
    Order close(Order order) {
        if (order.state().isPaid()) throw Refusals.invalid("该订单已支付，不能关闭");
        return order.state() == TradeState.CLOSED ? order : orders.put(order.close());
    }

    public Optional<Order> find(String mchid, String outTradeNo) {
        return byKey(mchid + "/" + outTradeNo);
    }

    public Optional<Order> byTransaction(String mchid, String transactionId) {
        return orders.where(order -> order.placed().mchid().equals(mchid))
                .filter(order -> order.payment() != null)
                .filter(order -> order.paid().transactionId().equals(transactionId))
                .findFirst();
    }

    public Optional<Order> byKey(String key) {
        return orders.find(key).map(order -> order.at(clock.instant()));
    }

    public Optional<Prepay> prepay(String id) {
        return prepays.find(id);
    }

    /** The newest first. */
    public List<Order> all() {
        return orders.all().reversed().stream().map(order -> order.at(clock.instant())).toList();
    }

    /** The newest ticket of every order that can still be paid. */
    public List<Prepay> open() {
        var now = clock.instant();
        var open = new java.util.LinkedHashMap<String, Prepay>();
        for (var prepay : prepays.all().reversed()) {
            var payable =
                    byKey(prepay.order())
                            .filter(order -> order.state() == TradeState.NOTPAY)
                            .filter(order -> order.expiresAt().isAfter(now));
            if (payable.isPresent() && prepay.expiresAt().isAfter(now)) {
                open.putIfAbsent(prepay.order(), prepay);
            }
        }
        return List.copyOf(open.values());
    }

    Order save(Order order) {
        return orders.put(order);
    }

    /** Part of it is on its way back, or all. */
    public Order refund(Order order, long fen) {
        return save(order.refund(fen));
    }

    /** That refund failed for good, so the money can be asked back again. */
    public Order giveUpRefund(Order order, long fen) {
        return save(order.giveUpRefund(fen));
    }
}
