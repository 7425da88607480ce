package dev.yanhuo.wechat.refunds;

import dev.yanhuo.wechat.SandboxSettings;
import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.faults.FaultKind;
import dev.yanhuo.wechat.faults.Faults;
import dev.yanhuo.wechat.faults.Occasion;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.orders.Orders;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The book of refunds: what may be asked back, and how often. */
@Component
public class Refunds {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int MOST = 50;

    private final Shelf<Refund> refunds;
    private final Orders orders;
    private final People people;
    private final Processing processing;
    private final Faults faults;
    private final SandboxClock clock;
    private final SandboxSettings settings;

    Refunds(
            Orders orders,
            People people,
            Processing processing,
            Faults faults,
            SandboxClock clock,
            SandboxSettings settings) {
        this.orders = orders;
        this.people = people;
        this.processing = processing;
        this.faults = faults;
        this.clock = clock;
        this.settings = settings;
        refunds = processing.book();
    }

    /** Accepts a refund, or repeats what became of one that is known already. */
    Refund create(Refund.Request request, Order order) {
        var known = find(request.mchid(), request.outRefundNo());
        if (known.isPresent()) return repeated(known.get(), request);
        var now = clock.instant();
        var fault = fault(request);
        check(request, order, now, fault);
        orders.refund(order, request.amount());
        people.credit(order.placed().payee(), -request.amount());
        var id = "5030" + Chance.digits(5) + Times.day(now) + Chance.digits(12);
        return processing.begin(request, id, order.key(), outcome(fault));
    }

    private Optional<Fault> fault(Refund.Request request) {
        var occasion = Occasion.of(FaultKind.Stage.REFUND, request.mchid(), request.outRefundNo());
        return faults.strike(occasion).stream().findFirst();
    }

    private static @Nullable RefundState outcome(Optional<Fault> fault) {
        if (fault.isEmpty()) return RefundState.SUCCESS;
        return switch (fault.get().variant()) {
            case "STUCK" -> null;
            case "NOT_ENOUGH" -> RefundState.SUCCESS;
            default -> RefundState.valueOf(fault.get().variant());
        };
    }

    private static Refund repeated(Refund known, Refund.Request request) {
        if (known.request().asked().equals(request.asked())) return known;
        throw Refusals.invalid("订单金额或退款金额与之前请求不一致，请核实后再试");
    }

    private void check(Refund.Request request, Order order, Instant now, Optional<Fault> fault) {
        if (!order.state().isPaid()) throw Refusals.invalid("订单未支付，不能退款");
        if (request.total() != order.placed().total()) {
            throw Refusals.invalid("订单总金额与原订单不一致");
        }
        if (order.paid().at().plus(LONGEST).isBefore(now)) {
            throw Refusals.of(403, "TRADE_OVERDUE", "订单已超过可退款的最大期限");
        }
        if (request.amount() > order.refundable()) {
            throw Refusals.invalid("申请退款金额大于订单剩余可退金额");
        }
        checkPace(order, now);
        boolean poor = fault.filter(each -> each.variant().equals("NOT_ENOUGH")).isPresent();
        if (poor || people.balance(order.placed().payee()) < request.amount()) {
            throw Refusals.of(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
        }
    }

    private void checkPace(Order order, Instant now) {
        var earlier = of(order);
        if (earlier.size() >= MOST) throw Refusals.invalid("同一订单退款次数超过50次上限");
        var gap = settings.scaled(settings.refundGap());
        if (earlier.stream().anyMatch(each -> each.createdAt().plus(gap).isAfter(now))) {
            throw Refusals.of(429, "FREQUENCY_LIMITED", "同一订单多次退款的间隔须超过1分钟");
        }
    }

    public List<Refund> of(Order order) {
        return refunds.where(refund -> refund.order().equals(order.key())).toList();
    }

    public List<Refund> all() {
        return refunds.all().reversed();
    }

    public Optional<Refund> find(String mchid, String outRefundNo) {
        return refunds.find(Refund.key(mchid, outRefundNo));
    }

    /** By WeChat's number or by the merchant's. */
    public Optional<Refund> byAnyId(String id) {
        return refunds.where(refund ->
                        refund.refundId().equals(id) || refund.request().outRefundNo().equals(id))
                .findFirst();
    }
}
